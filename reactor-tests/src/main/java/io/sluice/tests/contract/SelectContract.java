package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.MappingException;
import io.sluice.error.TransactionException;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Values in place of entities, of Ada (36, two projects), Bob (no age, one) and Cem (20, none). */
public abstract class SelectContract extends Contract {
  protected SelectContract(DatabaseUnderTest database) {
    super(database);
  }

  /** What a user would make of two values. */
  record NameAge(String name, @Nullable Integer age) {}

  @BeforeEach
  void createRows() {
    User ada = get(users.create(User_.name.set("Ada"), User_.age.set(36)));
    User bob = get(users.create(User_.name.set("Bob"), User_.visits.set(7)));
    run(users.create(User_.name.set("Cem"), User_.age.set(20)));
    projectsOf(ada, "x", "y");
    projectsOf(bob, "z");
    project("free");
    log.clear();
  }

  @Test
  void aConstructorTakesTheValuesNullsAmongThem() {
    values(
        users.select(User_.name, User_.age).order(User_.name.asc()).as(NameAge::new),
        new NameAge("Ada", 36),
        new NameAge("Bob", null),
        new NameAge("Cem", 20));
    assertThat(log.all()).hasSize(1);
    assertThat(log.all().get(0)).contains("name", "age").doesNotContain("email", "visits");
  }

  @Test
  void aQuerySaysWhichRows() {
    Query<User> old = Query.of(User_.TYPE).where(User_.age.gt(18)).order(User_.age.asc());
    values(users.select(User_.name).query(old).as(name -> name), "Cem", "Ada");
    values(users.scoped(old).select(User_.name).limit(1).as(name -> name), "Cem");
    values(users.select(User_.name).query(q -> old).offset(1).as(name -> name), "Ada");
    values(
        users.select(User_.id).where(User_.projects.any()).order(User_.id.desc()).as(id -> id),
        2L,
        1L);
    assertThat(log.all()).hasSize(4);
  }

  @Test
  void aSelectionIsAValueThatCanBeRefined() {
    var names = users.select(User_.name).order(User_.name.asc());
    values(names.limit(1).as(name -> name), "Ada");
    values(names.where(User_.age.isNull()).as(name -> name), "Bob");
    Flux<String> all = names.as(name -> name);
    values(all, "Ada", "Bob", "Cem");
    values(all, "Ada", "Bob", "Cem");
  }

  @Test
  void valuesOfTheOneRowThatAnAssociationLeadsTo() {
    values(
        projects
            .select(Project_.title, Project_.owner.to(User_.name), Project_.owner.to(User_.age))
            .order(Project_.id.asc())
            .as((title, owner, age) -> title + owner + age),
        "xAda36",
        "yAda36",
        "zBobnull",
        "freenullnull");
    values(
        users
            .select(User_.name, User_.projects.count())
            .order(User_.projects.count().desc())
            .as((name, count) -> name + count),
        "Ada2",
        "Bob1",
        "Cem0");
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void oneToEightValues() {
    values(
        users
            .select(User_.id, User_.name, User_.email, User_.age)
            .limit(1)
            .order(User_.id.asc())
            .as((id, name, email, age) -> name + id + email + age),
        "Ada1null36");
    values(
        users
            .select(User_.id, User_.id, User_.id, User_.id, User_.age)
            .where(User_.id.eq(1))
            .as((a, b, c, d, e) -> a + b + c + d + e),
        40L);
    values(
        users
            .select(User_.id, User_.id, User_.id, User_.id, User_.id, User_.age)
            .where(User_.id.eq(1))
            .as((a, b, c, d, e, f) -> a + b + c + d + e + f),
        41L);
    values(
        users
            .select(User_.id, User_.id, User_.id, User_.id, User_.id, User_.id, User_.age)
            .where(User_.id.eq(1))
            .as((a, b, c, d, e, f, g) -> a + b + c + d + e + f + g),
        42L);
    values(
        users
            .select(User_.id, User_.id, User_.id, User_.id, User_.id, User_.id, User_.id, User_.age)
            .where(User_.id.eq(1))
            .as((a, b, c, d, e, f, g, h) -> a + b + c + d + e + f + g + h),
        43L);
    assertThat(log.all().get(4)).containsOnlyOnce("age").doesNotContain("name");
  }

  @Test
  @SuppressWarnings("NullAway") // that is what is tested
  void nullIsNothingThatAFluxEmits() {
    Flux<Integer> ages = users.select(User_.age).as(age -> age);
    MappingException failed = failure(MappingException.class, ages);
    assertThat(failed).hasMessageContaining("User.age").hasMessageContaining("Optional");
    values(
        users.select(User_.age).order(User_.id.asc()).as(Optional::ofNullable),
        Optional.of(36),
        Optional.empty(),
        Optional.of(20));
    values(users.select(User_.age).where(User_.age.gt(30)).as(age -> age), 36);
    database.requireNothingOpen();
  }

  @Test
  void whatTheFunctionThrowsIsTheError() {
    Flux<Integer> thrown =
        users
            .select(User_.name)
            .as(
                name -> {
                  throw new IllegalStateException("no " + name);
                });
    assertThat(failure(MappingException.class, thrown))
        .hasCauseInstanceOf(IllegalStateException.class);
    database.requireNothingOpen();
  }

  @Test
  void consumersMayAskForFewOrLeave() {
    Flux<String> names = users.select(User_.name).order(User_.id.asc()).as(name -> name);
    StepVerifier.create(names, 1)
        .expectNext("Ada")
        .thenRequest(1)
        .expectNext("Bob")
        .thenCancel()
        .verify(PATIENCE);
    assertThat(get(names.take(1).collectList())).containsExactly("Ada");
    database.requireNothingOpen();
  }

  @Test
  void fetchSizeReadsPartByPart() {
    Flux<String> parts =
        users.select(User_.name).query(q -> q.order(User_.age.asc()).fetchSize(2)).as(name -> name);
    List<String> whole =
        get(users.select(User_.name).order(User_.age.asc()).as(name -> name).collectList());
    log.clear();
    assertThat(get(parts.collectList())).isEqualTo(whole);
    assertThat(log.all()).hasSize(2);
    assertThat(get(sluice.transactional(parts).collectList())).isEqualTo(whole);
    database.requireNothingOpen();
  }

  @Test
  void rowsCanBeLocked() {
    Flux<String> locked =
        users.select(User_.name).query(q -> q.lock(Lock.Strength.UPDATE)).as(name -> name);
    assertThat(get(sluice.transactional(locked).collectList())).hasSize(3);
    failure(TransactionException.class, locked);
  }

  @Test
  void aSelectionOfManyRowsGoesOnInTheTransaction() {
    Flux<String> renamed =
        users
            .select(User_.id)
            .as(id -> id)
            .flatMap(id -> users.updateByPk(id, User_.name.set("n" + id)))
            .map(User::name);
    assertThat(get(sluice.transactional(renamed).collectList()))
        .containsExactlyInAnyOrder("n1", "n2", "n3");
  }

  @Test
  @SuppressWarnings({"NullAway", "CheckReturnValue"}) // that is what is tested
  void wrongArgumentsAreErrorsAtTheCall() {
    assertThatThrownBy(() -> users.select(User_.name, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.select(User_.name).as(null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.select(User_.name).limit(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.select(User_.name, User_.age.max()).as((a, b) -> a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("groupBy");
  }
}
