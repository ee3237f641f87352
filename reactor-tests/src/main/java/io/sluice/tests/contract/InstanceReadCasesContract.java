package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.DatabaseException;
import io.sluice.error.GoneException;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.fair.Exhibit;
import io.sluice.tests.fair.Exhibit_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of one row that is read, read again, soft-deleted and restored. */
public abstract class InstanceReadCasesContract extends ClubContract {
  private final Model<Exhibit> exhibits = sluice.model(Exhibit_.TYPE);

  protected InstanceReadCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createFurtherTables() {
    database.sync(Exhibit_.TYPE);
  }

  @Test
  @DisplayName("INST-17: reload sees what its own transaction has written")
  void reloadsInTransaction() {
    User foo = user("foo");

    List<String> seen =
        get(
            sluice.transaction(
                tx ->
                    users
                        .update(foo, User_.name.set("bar"))
                        .then(
                            Mono.zip(
                                sluice.outside(users.reload(foo)).map(User::name),
                                users.reload(foo).map(User::name),
                                List::of))));

    assertThat(seen).containsExactly("foo", "bar");
  }

  @Test
  @DisplayName("INST-19: reload is of the row itself, whatever its query says")
  void reloadsItself() {
    User ada = user("Ada");
    User bob = user("Bob");

    failure(GoneException.class, users.reload(ada, q -> q.where(User_.name.eq(bob.name()))));
    values(users.reload(ada, q -> q.where(User_.name.eq("Ada"))), ada);
  }

  @Test
  @DisplayName("INST-20: reload of some attributes reads these alone")
  void reloadsAttributes() {
    User ada = user("Ada");
    run(users.update(ada, User_.age.set(36), User_.email.set("a")));
    log.clear();

    User found = get(users.reload(ada, q -> q.attributes(User_.age)));

    assertThat(log.all()).singleElement().asString().doesNotContain("email");
    assertThat(found.age()).isEqualTo(36);
    assertThat(found.email()).isNull();
  }

  @Test
  @DisplayName("INST-22, INST-37: reload with associated rows as they are then")
  void reloadsAssociated() {
    User ada = user("Ada");
    User loaded = get(users.reload(ada, q -> q.include(User_.projects)));
    assertThat(loaded.projects().loaded()).isEmpty();
    Project project = get(ada.projects().create(Project_.title.set("P")));
    run(projects.update(project, Project_.title.set("Q")));

    User again = get(users.reload(loaded, q -> q.include(User_.projects)));

    assertThat(again.projects().loaded()).extracting(Project::title).containsExactly("Q");
    Project alone = get(projects.create(Project_.title.set("alone")));
    assertThat(get(projects.reload(alone, q -> q.include(Project_.owner))).owner().loaded())
        .isEmpty();
  }

  @Test
  @DisplayName("INST-23: reload of a row that is gone")
  void reloadsGone() {
    User ada = user("Ada");
    run(users.destroyByPk(users.key(ada)));

    assertThat(failure(GoneException.class, users.reload(ada))).hasMessageContaining("User [1]");
  }

  @Test
  @DisplayName("INST-25: reload is within the default scope, with what it includes")
  void reloadsInScope() {
    Model<User> scoped =
        database
            .sluice(
                1, settings -> settings.defaultScope(Query.of(User_.TYPE).include(User_.projects)))
            .model(User_.TYPE);
    User ada = get(scoped.create(User_.name.set("Ada")));
    run(ada.projects().create(Project_.title.set("P")));

    assertThat(get(scoped.reload(ada)).projects().loaded()).hasSize(1);
  }

  @Test
  @DisplayName("INS-01: quotes and ends of lines are characters")
  void escapes() {
    String text = "sluice's \"best\"\n\\' `name`";

    values(users.findByPk(users.key(user(text))).map(User::name), text);
  }

  @Test
  @DisplayName("INS-07: what is no SQL is the error of the database")
  void refusesNonsense() {
    assertThat(failure(users.findOne(q -> q.where(Condition.unsafeSql("asdasdasd")))))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("asdasdasd");
  }

  @Test
  @DisplayName("INS-08: a soft-deleted row is not seen whatever the conditions are")
  void deletedIsHidden() {
    Member ada = member("Ada");
    run(ada.idols().add(ada));
    run(members.destroy(ada));
    Condition<Member> name = Member_.name.eq("Ada");
    Condition<Member> noAge = Member_.age.isNull();

    empty(members.findAll());
    empty(members.findAll(q -> q.where(name.and(noAge))));
    empty(members.findAll(q -> q.where(name.or(noAge))));
    empty(members.findAll(q -> q.where(Condition.anyOf(List.of(name, noAge)))));
    empty(ada.idols().get());
  }

  @Test
  @DisplayName("INS-10: the times come, unless only others are asked for")
  void readsTimes() {
    user("Ada");

    assertThat(get(users.findAll().single()).createdAt()).isNotNull();
    assertThat(get(users.findAll(q -> q.attributes(User_.name)).single()).createdAt()).isNull();
  }

  @Test
  @DisplayName("INS-11, INS-13, INS-14, INS-20: the time of a soft delete is there from then on")
  void timeOfDelete() {
    Member ada = member("Ada");
    assertThat(ada.leftAt()).isNull();
    Member older = get(members.update(ada, Member_.age.set(36)));
    assertThat(older.leftAt()).isNull();
    run(older.passport().create(Passport_.number.set("1")));
    assertThat(get(members.findAll().single()).leftAt()).isNull();

    run(members.destroy(older));

    assertThat(get(members.withDeleted().reload(older)).leftAt()).isNotNull();
    assertThat(get(members.withDeleted().findAll().single()).leftAt()).isNotNull();
  }

  @Test
  @DisplayName("INS-17: a row is equal to itself, however it was read")
  void equalRows() {
    User created = user("Ada");
    assertThat(get(users.findByPk(users.key(created))))
        .isEqualTo(created)
        .hasSameHashCodeAs(created);
    assertThat(get(users.findAll(q -> q.include(User_.projects)).single())).isEqualTo(created);
  }

  @Test
  @DisplayName("INS-22, INS-23: a restored row is there, by whatever name the time has")
  void restores() {
    Member peter = member("Peter");
    run(members.destroy(peter));
    assertThat(get(members.restoreByPk(members.key(peter)))).isTrue();
    values(members.findOne(q -> q.where(Member_.name.eq("Peter"))), peter);

    Exhibit vase = get(exhibits.create(Exhibit_.name.set("vase")));
    log.clear();
    run(exhibits.destroy(vase));
    assertThat(log.all()).singleElement().asString().contains("removed").doesNotContain("deleted");
    assertThat(get(exhibits.withDeleted().reload(vase)).deletedAt()).isNotNull();
    assertThat(get(exhibits.restoreByPk(exhibits.key(vase)))).isTrue();
    values(exhibits.findAll(), vase);
  }
}
