package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.error.EntityNotFoundException;
import io.sluice.model.Association;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Rows by many keys, rows that have to be there, and entities without some attributes. */
public abstract class FindContract extends ClubContract {
  protected FindContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  void rowsComeInTheOrderOfTheirKeys() {
    User ada = user("Ada");
    User bob = user("Bob");
    User cem = user("Cem");
    values(users.findAllByPk(List.of(3L, 1, 2L)), cem, ada, bob);
    assertThat(log.all()).hasSize(1);
    values(users.findAllByPk(List.of(2, 9, 1, 2)), bob, ada, bob);
    values(users.findAllByPk(List.of(1), q -> q.where(User_.name.eq("Ada"))), ada);
    empty(users.findAllByPk(List.of(1), Query.of(User_.TYPE).where(User_.name.eq("Bob"))));
    log.clear();
    empty(users.findAllByPk(List.of()));
    assertThat(log.all()).isEmpty();
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // throws
  void whatIsNoKeyIsRefusedAtTheCall() {
    assertThatThrownBy(() -> users.findAllByPk(Arrays.asList(1L, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key 2 is null");
    assertThatThrownBy(() -> users.findAllByPk(List.of(1L, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User");
    assertThat(log.all()).isEmpty();
  }

  @Test
  void compositeKeysAreInOrderToo() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");
    run(ada.clubs().add(chess, go));
    Object first = new Enrolment_.Key(1L, 1L);
    Object second = new Enrolment_.Key(1L, 2L);
    Object missing = new Enrolment_.Key(7L, 2L);
    values(
        enrolments.findAllByPk(List.of(second, missing, first)).map(enrolments::key),
        second,
        first);
    assertThat(
            failure(
                    EntityNotFoundException.class,
                    enrolments.findAllByPkOrError(List.of(second, missing)))
                .keys())
        .containsExactly(List.of(7L, 2L));
  }

  @Test
  void aStatementTakesFiveThousandKeys() {
    database.sync(Entry_.TYPE);
    database.fill("entries", 12_000);
    log.clear();
    Model<Entry> entries = sluice.model(Entry_.TYPE);
    List<Long> keys = new ArrayList<>(LongStream.rangeClosed(1, 12_001).boxed().toList());
    Collections.reverse(keys);
    List<Long> found = get(entries.findAllByPk(keys).map(Entry::id).collectList());
    assertThat(found).isEqualTo(keys.subList(1, keys.size()));
    assertThat(log.all()).hasSize(3);
  }

  @Test
  @DisplayName("no statement is sent before the rows of the one before were asked for")
  void demandIsHeeded() {
    database.sync(Entry_.TYPE);
    database.fill("entries", 12_000);
    log.clear();
    Flux<Entry> all =
        sluice.model(Entry_.TYPE).findAllByPk(LongStream.rangeClosed(1, 12_000).boxed().toList());
    StepVerifier.create(all, 1).expectNextCount(1).thenCancel().verify(PATIENCE);
    assertThat(log.all()).hasSizeLessThan(3);
  }

  @Test
  void includesComeWithTheRows() {
    User ada = user("Ada");
    User bob = user("Bob");
    projectsOf(ada, "x", "y");
    projectsOf(bob, "z");
    log.clear();
    values(
        users
            .findAllByPk(List.of(2, 1), q -> q.include(User_.projects))
            .map(each -> each.projects().loaded().size()),
        1,
        2);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void aRowThatHasToBeThere() {
    User ada = user("Ada");
    values(users.findByPkOrError(1), ada);
    values(users.findOneOrError(q -> q.where(User_.name.eq("Ada"))), ada);
    values(users.findAllByPkOrError(List.of(1, 1)), ada, ada);
    EntityNotFoundException error =
        failure(EntityNotFoundException.class, users.findByPkOrError(7));
    assertThat(error).hasMessage("There is no User with the key 7");
    assertThat(error.entity()).isEqualTo("User");
    assertThat(error.keys()).containsExactly(7L);
    failure(
        EntityNotFoundException.class,
        users.findByPkOrError(1, q -> q.where(User_.name.eq("Bob"))));
    failure(
        EntityNotFoundException.class,
        users.scoped(Query.of(User_.TYPE).where(User_.name.eq("Bob"))).findByPkOrError(1));
  }

  @Test
  void rowsThatHaveToBeThere() {
    user("Ada");
    assertThat(
            failure(EntityNotFoundException.class, users.findAllByPkOrError(List.of(1, 8, 9, 8))))
        .hasMessage("There is no User with the key [8, 9]");
    Query<User> bob = Query.of(User_.TYPE).where(User_.name.eq("Bob"));
    EntityNotFoundException error =
        failure(EntityNotFoundException.class, users.findOneOrError(bob));
    assertThat(error).hasMessage("There is no User that the query finds");
    assertThat(error.keys()).isEmpty();
  }

  @Test
  void attributesCanBeLeftOut() {
    run(users.create(User_.name.set("Ada"), User_.email.set("a@example.org"), User_.age.set(36)));
    Query<User> noMail = Query.of(User_.TYPE).attributesExcept(User_.email);
    log.clear();
    User ada = get(users.findOne(noMail));
    assertThat(ada.email()).isNull();
    assertThat(ada.age()).isEqualTo(36);
    assertThat(log.all().get(0)).doesNotContain("email").contains("created_at");
    User renamed = get(users.update(ada, ada.withName("Ada L.")));
    assertThat(renamed.name()).isEqualTo("Ada L.");
    assertThat(get(users.findByPk(1)).email()).isEqualTo("a@example.org");
    assertThatThrownBy(() -> users.replace(ada)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatAScopeLeavesOutStaysSo() {
    run(users.create(User_.name.set("Ada"), User_.email.set("a@example.org"), User_.age.set(36)));
    Model<User> noMail = users.scoped(Query.of(User_.TYPE).attributesExcept(User_.email));
    assertThat(get(noMail.findOne(q -> q.attributes(User_.name, User_.email))).email()).isNull();
    User neither = get(noMail.findOne(q -> q.attributesExcept(User_.age)));
    assertThat(neither.email()).isNull();
    assertThat(neither.age()).isNull();
    assertThat(neither.name()).isEqualTo("Ada");
    User key = get(users.findOne(q -> q.attributesExcept(User_.id, User_.name)));
    assertThat(key.id()).isEqualTo(1);
  }

  @Test
  void includesLeaveOutAttributesToo() {
    User ada = user("Ada");
    projectsOf(ada, "x");
    log.clear();
    User found =
        get(
            users.findOne(
                q ->
                    q.attributesExcept(User_.id)
                        .include(User_.projects, p -> p.attributesExcept(Project_.title))));
    List<Project> loaded = found.projects().loaded();
    assertThat(loaded).hasSize(1);
    assertThat(log.all().get(1)).doesNotContain("title");
  }

  @Test
  void allAssociationsThatAPredicateIsTrueOf() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    run(ada.clubs().add(chess));
    log.clear();
    Member found = get(members.findOne(q -> q.includeAll(Association::toMany)));
    assertThat(found.clubs().loaded()).extracting(Club::name).containsExactly("Chess");
    assertThat(found.fans().isLoaded()).isTrue();
    assertThat(found.passport().isLoaded()).isFalse();
  }

  @Test
  @DisplayName("a long is taken for an attribute of any number, one to five of them in in(…)")
  void numbersAreTakenAsTheyAreWritten() {
    for (String each : List.of("a", "b", "c", "d", "e", "f")) {
      user(each);
    }
    assertThat(get(users.count(q -> q.where(User_.id.in(1))))).isEqualTo(1);
    assertThat(get(users.count(q -> q.where(User_.id.in(1, 2))))).isEqualTo(2);
    assertThat(get(users.count(q -> q.where(User_.id.in(1, 2, 3))))).isEqualTo(3);
    assertThat(get(users.count(q -> q.where(User_.id.in(1, 2, 3, 4))))).isEqualTo(4);
    assertThat(get(users.count(q -> q.where(User_.id.in(1, 2, 3, 4L, 5))))).isEqualTo(5);
    assertThat(get(users.count(q -> q.where(User_.id.notIn(1))))).isEqualTo(5);
    assertThat(get(users.count(q -> q.where(User_.id.notIn(1, 2, 3, 4))))).isEqualTo(2);
    assertThat(get(users.count(q -> q.where(User_.id.notIn(1, 2, 3, 4, 5))))).isEqualTo(1);
    assertThat(get(users.count(q -> q.where(User_.id.in(1L, 2L, 3L, 4L, 5L, 6L))))).isEqualTo(6);
    assertThat(get(users.count(q -> q.where(User_.id.notBetween(2, 5))))).isEqualTo(2);
    assertThat(get(users.count(q -> q.where(User_.age.isDistinctFrom(1))))).isEqualTo(6);
  }
}
