package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.hook.Hooks;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Hooks around operations on many rows, and on rows of associations. */
public abstract class HookBulkContract extends HookCases {
  protected HookBulkContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("an operation on many rows has one hook before it and one after it")
  @Test
  void many() {
    Model<User> hooked = usersWith(this::bulk);

    run(hooked.bulkCreate(Flux.just(named("Ada"), named("Bea"), named("Cleo"))).then());
    run(hooked.bulkCreate(Flux.empty()).then());
    assertThat(get(hooked.updateWhere(User_.name.eq("Ada"), User_.age.set(1)))).isEqualTo(1);
    assertThat(get(hooked.bulkUpdate(users.findAll(), User_.name))).isEqualTo(3);
    assertThat(get(hooked.destroyWhere(User_.name.eq("Nobody")))).isZero();
    assertThat(get(hooked.bulkDestroy(users.findAll()))).isEqualTo(3);

    assertThat(seen)
        .containsExactly(
            "CREATE []",
            "CREATE 3",
            "UPDATE [User.age]",
            "UPDATE 1",
            "UPDATE []",
            "UPDATE 3",
            "DESTROY []",
            "DESTROY 0",
            "DESTROY []",
            "DESTROY 3");
  }

  private Hooks<User> bulk(Hooks<User> hooks) {
    return hooks
        .beforeCreate(write -> Mono.error(new AssertionError("not for one row")))
        .beforeBulk(
            write ->
                countInside()
                    .then(saw(write.operation() + " " + write.changes().attributes()))
                    .then(write.proceed()))
        .afterBulk(written -> countInside().then(saw(written.operation() + " " + written.rows())));
  }

  @DisplayName("an error of a hook of the whole undoes all that was written in bulk")
  @Test
  void bulkRefused() {
    Model<User> after = usersWith(hooks -> hooks.afterBulk(written -> Mono.error(refused)));
    Model<User> before = usersWith(hooks -> hooks.beforeBulk(write -> Mono.error(refused)));
    user("Ada");

    for (Model<User> each : List.of(after, before)) {
      for (Publisher<?> operation :
          List.of(
              each.bulkCreate(Flux.just(named("Bea"))),
              each.bulkImport(Flux.just(named("Bea"))),
              each.updateWhere(Condition.all(), User_.name.set("Bea")),
              each.destroyWhere(Condition.all()))) {
        StepVerifier.create(Flux.from(operation).then())
            .expectErrorSatisfies(error -> assertThat(error).isSameAs(refused))
            .verify(PATIENCE);
      }
    }
    assertThat(get(users.findAll().map(User::name).collectList())).containsExactly("Ada");
  }

  @DisplayName("individually, each row of an operation on many is between its own hooks")
  @Test
  void individually() {
    Model<User> hooked =
        usersWith(
            hooks ->
                hooks
                    .individually()
                    .beforeCreate(write -> countInside().then(write.set(User_.age.set(7))))
                    .beforeUpdate(write -> write.set(User_.visits.set(9)))
                    .afterCreate(this::tell)
                    .afterUpdate(this::tell)
                    .beforeDestroy(write -> tell(write)));

    List<User> created =
        get(hooked.bulkCreate(Flux.just(named("Ada"), named("Bea"))).collectList());
    run(hooked.bulkImport(Flux.just(named("Cleo"))));
    run(hooked.updateWhere(User_.name.ge("Bea"), User_.email.setNull()));
    run(
        hooked.bulkUpdate(
            Flux.fromIterable(created).map(each -> each.withAge(8)).take(1), User_.age));
    run(hooked.bulkDestroy(Flux.just(users.key(created.get(0)))));
    run(hooked.destroyWhere(User_.name.eq("Bea")));

    assertThat(created).extracting(User::age).containsExactly(7, 7);
    assertThat(seen)
        .containsExactly(
            "CREATE Ada",
            "CREATE Bea",
            "UPDATE Bea",
            "UPDATE Cleo",
            "UPDATE Ada",
            "DESTROY " + users.key(created.get(0)) + " []",
            "DESTROY " + users.key(created.get(1)) + " []");
    User cleo = get(users.findAll().single());
    assertThat(cleo.age()).isEqualTo(7);
    assertThat(cleo.visits()).isEqualTo(9);
  }

  @DisplayName(
      "individually, too, all rows are written, whatever a scope says of limit and attributes")
  @Test
  void individuallyWithinScopes() {
    Query<User> scope =
        Query.of(User_.TYPE).where(User_.age.isNull()).limit(1).attributes(User_.name);
    Sluice one = with(settings -> settings.defaultScope(scope).hooks(User_.TYPE, this::toldOfEach));
    for (String name : List.of("Ada", "Bea", "Cleo", "Dora")) {
      run(users.create(User_.name.set(name)));
    }
    Model<User> byDefault = one.model(User_.TYPE);
    Model<User> scoped = byDefault.unscoped().scoped(scope);

    run(users.updateWhere(User_.name.eq("Dora"), User_.age.set(1)));
    assertThat(get(byDefault.updateWhere(Condition.all(), User_.visits.set(1)))).isEqualTo(3);
    assertThat(get(scoped.updateWhere(Condition.all(), User_.visits.set(2)))).isEqualTo(3);
    assertThat(seen).hasSize(6).doesNotContain("UPDATE Dora");
    assertThat(
            get(
                byDefault
                    .updateReturning(User_.name.eq("Ada"), User_.email.set("a@x.org"))
                    .single()))
        .satisfies(each -> assertThat(each.visits()).isEqualTo(2));
    assertThat(get(scoped.destroyWhere(User_.name.ne("Ada")))).isEqualTo(2);
    User gone = get(byDefault.destroyReturning(Condition.all()).single());
    assertThat(gone.email()).isEqualTo("a@x.org");
    assertThat(get(users.findAll().map(User::name).collectList())).containsExactly("Dora");
  }

  private Hooks<User> toldOfEach(Hooks<User> hooks) {
    return hooks.individually().afterUpdate(this::tell).beforeDestroy(this::tell);
  }

  @DisplayName(
      "rows that are created by an association or in a graph have hooks, links those of many")
  @Test
  void associations() {
    Sluice one =
        with(
            settings ->
                settings.hooks(
                    Project_.TYPE,
                    hooks ->
                        hooks
                            .beforeCreate(write -> write.set(Project_.budget.set(BigDecimal.ONE)))
                            .afterCreate(written -> saw("created " + written.row().title()))
                            .beforeUpdate(
                                write ->
                                    saw("update " + write.changes().attributes())
                                        .then(Mono.empty()))
                            .afterBulk(
                                written -> saw(written.operation() + " " + written.rows()))));
    Model<User> others = one.model(User_.TYPE);
    User ada =
        get(
            others.create(
                User_.builder()
                    .name("Ada")
                    .projects(
                        Project_.builder().title("P").build(),
                        Project_.builder().title("Q").build())
                    .build(),
                User_.projects));
    Project third = get(ada.projects().create(Project_.title.set("R")));
    run(ada.projects().remove(third));
    run(ada.projects().add(Flux.just(third)));
    run(one.model(Project_.TYPE).bind(third).owner().clear());

    assertThat(get(projects.findAll().collectList()))
        .allSatisfy(each -> assertThat(each.budget()).isEqualByComparingTo("1"));
    assertThat(seen)
        .containsExactly(
            "created P", "created Q", "created R", "LINK 1", "LINK 1", "update [Project.ownerId]");
    assertThat(ada.projects().loaded()).hasSize(2);
  }
}
