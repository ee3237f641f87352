package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.GoneException;
import io.sluice.query.Changes;
import io.sluice.query.Expression;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Label;
import io.sluice.tests.stock.Label_;
import io.sluice.type.DataType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cases of one row that is changed, incremented and destroyed. */
public abstract class InstanceCasesContract extends Contract {
  private static final Instant EARLY = Instant.ofEpochMilli(2_100);

  private final Model<Member> members = sluice.model(Member_.TYPE);
  private final Model<Label> labels = sluice.model(Label_.TYPE);

  protected InstanceCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void tables() {
    database.sync(Member_.TYPE, Label_.TYPE, Entry_.TYPE, Sample_.TYPE);
  }

  private Model<User> at(Instant time) {
    return database
        .sluice(1, settings -> settings.clock(Clock.fixed(time, ZoneOffset.UTC)))
        .model(User_.TYPE);
  }

  private User counted(int age, int visits) {
    User user =
        get(users.create(User_.name.set("Ada"), User_.age.set(age), User_.visits.set(visits)));
    log.clear();
    return user;
  }

  private void requireCounts(User user, int age, int visits) {
    User found = get(users.reload(user));
    assertThat(found.age()).isEqualTo(age);
    assertThat(found.visits()).isEqualTo(visits);
  }

  /** What is seen from without and from within a transaction after the write. */
  private <T> List<T> views(Mono<?> write, Mono<T> read) {
    return get(
        sluice.transaction(
            tx -> write.then(sluice.outside(read).zipWith(read, (out, in) -> List.of(out, in)))));
  }

  @Test
  @DisplayName("INST-01: what a transaction has incremented is seen in it alone")
  void incrementsInTransaction() {
    User ada = counted(1, 3);
    Mono<User> found = users.findByPk(users.key(ada));

    assertThat(views(users.increment(ada, User_.age.by(2)), found))
        .extracting(User::age)
        .containsExactly(1, 3);
    assertThat(views(users.increment(ada, User_.visits.by(-2)), found))
        .extracting(User::visits)
        .containsExactly(3, 1);
  }

  @Test
  @DisplayName("INST-02: an increment gives the row as it is then, by its own statement if it can")
  void incrementGivesRow() {
    requires(Feature.UPDATE_RETURNING);
    User ada = counted(0, 0);

    User grown = get(users.increment(ada, User_.age.by(2)));

    assertThat(log.all()).singleElement().asString().startsWith("UPDATE").contains("RETURNING");
    assertThat(grown.age()).isEqualTo(2);
    assertThat(ada.age()).isZero();
  }

  @Test
  @DisplayName("INST-04: increments and decrements, of several numbers, at once, of what is stored")
  void increments() {
    User ada = counted(0, 0);

    run(users.increment(ada, User_.age.by(2), User_.visits.by(2)));
    requireCounts(ada, 2, 2);
    run(users.increment(ada, User_.age.by(-1), User_.visits.by(-2)));
    requireCounts(ada, 1, 0);
    run(Flux.range(0, 3).flatMap(i -> users.increment(ada, User_.age.by(2)), 3).then());
    requireCounts(ada, 7, 0);
    run(users.update(get(users.reload(ada)), User_.age.set(1)));
    run(users.increment(ada, User_.age.by(2)));
    requireCounts(ada, 3, 0);
  }

  @Test
  @DisplayName("INST-05: decrements by negative numbers, at once")
  void decrementsByLess() {
    User ada = counted(0, 0);

    run(
        Flux.just(
                Changes.of(User_.age.by(2)),
                Changes.of(User_.age.by(2), User_.visits.by(2)),
                Changes.of(User_.age.by(1), User_.visits.by(2)))
            .flatMap(each -> users.increment(ada, each), 3)
            .then());

    requireCounts(ada, 5, 4);
  }

  @Test
  @DisplayName("INST-07: an increment is an update, unless it is silent")
  void incrementIsUpdate() {
    User ada = get(at(EARLY).create(User_.name.set("Ada")));
    Model<User> later = at(EARLY.plusSeconds(1));

    assertThat(get(later.silently().increment(ada, User_.visits.by(1))).updatedAt())
        .isEqualTo(EARLY);
    assertThat(get(later.increment(ada, User_.visits.by(1))).updatedAt())
        .isEqualTo(EARLY.plusSeconds(1));
  }

  @Test
  @DisplayName("INST-08, INST-26: what a transaction has created or destroyed is seen in it alone")
  void writesInTransaction() {
    User ada = user("Ada");

    assertThat(views(users.create(User_.name.set("Bob")), users.count())).containsExactly(1L, 2L);
    assertThat(views(users.destroy(ada), users.count())).containsExactly(2L, 1L);
  }

  @Test
  @DisplayName("INST-10: destroy is one DELETE")
  void destroys() {
    Project project = project("P");

    run(projects.destroy(project));

    assertThat(log.all()).singleElement().asString().startsWith("DELETE");
    assertThat(get(projects.count())).isZero();
  }

  @Test
  @DisplayName("INST-11: what is soft-deleted can be changed, and stays so")
  void updatesDeleted() {
    Member ada = get(members.create(Member_.name.set("Ada")));
    run(members.destroy(ada));
    Member deleted = get(members.withDeleted().reload(ada));

    Member renamed = get(members.withDeleted().update(deleted, Member_.name.set("foo")));

    assertThat(renamed.name()).isEqualTo("foo");
    assertThat(renamed.leftAt()).isNotNull().isEqualTo(deleted.leftAt());
    failure(GoneException.class, members.update(ada, Member_.name.set("bar")));
  }

  @Test
  @DisplayName("INST-29: a key that is 0")
  void keyOfZero() {
    Model<Entry> entries = sluice.model(Entry_.TYPE);
    run(entries.create(new Entry(0L, "zero")));

    Entry found = get(entries.findByPk(0));
    assertThat(get(entries.update(found, Entry_.text.set("nil")))).isEqualTo(new Entry(0L, "nil"));
  }

  @Test
  @DisplayName("INST-31: where nothing is different nothing is sent, and no time goes on")
  void updatesNothing() {
    User ada = user("Ada");

    values(at(Instant.now()).update(ada, ada.withName("Ada")), ada);

    assertThat(log.all()).isEmpty();
    assertThat(get(users.reload(ada)).updatedAt()).isEqualTo(ada.updatedAt());
  }

  @Test
  @DisplayName("INST-32: another column and a function, which the database computes")
  void updatesByExpressions() {
    User ada = counted(7, 0);

    User updated =
        get(
            users.update(
                ada,
                User_.visits.setTo(User_.age),
                User_.email.setTo(
                    Expression.<User, String>function(
                        "upper",
                        DataType.STRING,
                        Expression.value("a $1 ? :b $$", DataType.STRING)))));

    assertThat(updated.visits()).isEqualTo(7);
    assertThat(updated.email()).isEqualTo("A $1 ? :B $$");
  }

  @Test
  @DisplayName("INST-35: 0 is a value")
  void updatesToZero() {
    User ada = counted(5, 5);

    User updated = get(users.update(ada, ada.withAge(0)));

    assertThat(updated.age()).isZero();
    requireCounts(ada, 0, 5);
  }

  @Test
  @DisplayName("INST-40: an update of what create left out, and of what is the same")
  void updatesTheSame() {
    User ada = get(users.create(User_.name.set("Ada"), User_.email.set("a")));
    Project project = project("P");

    assertThat(get(users.update(ada, User_.age.set(36))).age()).isEqualTo(36);
    values(projects.update(project, Project_.title.set("P")), project);
    values(projects.replace(project), project);
    assertThat(get(projects.updateWhere(Project_.title.eq("P"), Project_.title.set("P")))).isOne();
  }

  @Test
  @DisplayName("INST-41: times are those of the clock, as the column holds them")
  void timesOfClock() {
    Instant exact = EARLY.plusNanos(345_000);
    User ada = get(at(exact).create(User_.name.set("Ada")));

    User found = get(users.reload(ada));
    assertThat(found.createdAt()).isEqualTo(exact);
    assertThat(found.updatedAt()).isEqualTo(exact);
  }

  @Test
  @DisplayName("INST-44: of changes only the attributes that are named")
  void updatesOnly() {
    User ada = user("Ada");
    Changes<User> changes = Changes.of(User_.age.set(36), User_.email.set("a"));

    User updated = get(users.update(ada, changes.only(User_.age)));

    assertThat(updated.age()).isEqualTo(36);
    assertThat(updated.email()).isNull();
    values(users.reload(ada), updated);
  }

  @Test
  @DisplayName("INST-46, INST-49: the key and the times of a state are not the caller's to change")
  void refusesManaged() {
    Label label = get(labels.create(Label_.code.set("a"), Label_.title.set("one")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> labels.update(label, label.withCode("b")))
        .withMessageContaining("are not the same Label");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> labels.update(label, label.withCreatedAt(EARLY)))
        .withMessageContaining("Label.createdAt differs, but is written by Sluice");
    Label updated = get(labels.update(label, Label_.title.set("two")));
    assertThat(updated.code()).isEqualTo("a");
    assertThat(updated.createdAt()).isEqualTo(label.createdAt());
    assertThat(updated.updatedAt()).isAfterOrEqualTo(label.updatedAt());
    Label moved = get(labels.update(updated, Label_.code.set("b")));
    assertThat(moved.code()).isEqualTo("b");
    values(labels.findAll(), moved);
  }

  @Test
  @DisplayName("INST-47, INS-05, INS-16: null is null, and a time is the same time")
  void roundTrips() {
    Model<Sample> samples = sluice.model(Sample_.TYPE);
    Instant time = Instant.parse("2024-02-29T12:34:56.789Z");
    Sample without = get(samples.create(Sample_.flag.setNull(), Sample_.instant.setNull()));
    Sample with = get(samples.create(Sample_.instant.set(time), Sample_.flag.set(false)));

    Sample found = get(samples.findOne(q -> q.where(Sample_.instant.isNull())));
    assertThat(found.id()).isEqualTo(without.id());
    assertThat(found.flag()).isNull();
    assertThat(found.date()).isNull();
    assertThat(get(samples.reload(with)).instant()).isEqualTo(time);
    assertThat(get(samples.reload(with)).flag()).isFalse();
    Sample cleared = get(samples.update(with, Sample_.instant.setNull(), Sample_.flag.setNull()));
    assertThat(cleared.instant()).isNull();
    assertThat(cleared.flag()).isNull();
  }

  @Test
  @DisplayName(
      "INST-55, INST-56: what changes, and what was there before, in the hooks of an update")
  void changesInHooks() {
    List<@Nullable Object> seen = new CopyOnWriteArrayList<>();
    Model<User> hooked =
        database
            .sluice(
                1,
                settings ->
                    settings.hooks(
                        User_.TYPE,
                        hooks ->
                            hooks
                                .beforeUpdate(
                                    write -> {
                                      seen.add(Objects.requireNonNull(write.entity()).name());
                                      seen.add(write.value(User_.name).orElseThrow());
                                      return write.proceed();
                                    })
                                .afterUpdate(
                                    written ->
                                        Mono.fromRunnable(
                                            () ->
                                                seen.add(
                                                    written
                                                        .changes()
                                                        .attributes()
                                                        .contains(User_.name))))))
            .model(User_.TYPE);
    User ada = user("Ada");

    run(hooked.update(ada, ada.withName("Grace")));

    assertThat(seen).containsExactly("Ada", "Grace", true);
  }
}
