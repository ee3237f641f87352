package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.AfterCommitException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.hook.Hooks;
import io.sluice.hook.HooksOfAll;
import io.sluice.hook.Write.Operation;
import io.sluice.model.EntityType;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.Thrown;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Hooks run in the transaction and the context of their operation, on the one connection. */
public abstract class HookContract extends HookCases {
  protected HookContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("a hook changes what is assigned, queries in the transaction, and sees the context")
  @Test
  void changes() {
    Model<User> hooked =
        usersWith(
            hooks ->
                hooks
                    .beforeCreate(
                        write ->
                            Mono.deferContextual(
                                context -> write.set(User_.email.set(context.get("mail")))))
                    .beforeCreate(
                        write -> countInside().flatMap(count -> write.set(User_.visits.set(count))))
                    .afterCreate(
                        written ->
                            countInside()
                                .flatMap(count -> saw(written.row().name() + " of " + count))));
    user("Ada");

    User bea =
        get(
            hooked
                .create(User_.name.set("Bea"), User_.email.set("other"))
                .contextWrite(context -> context.put("mail", "bea@example.org")));

    assertThat(bea.email()).isEqualTo("bea@example.org");
    assertThat(bea.visits()).isEqualTo(1);
    assertThat(seen).containsExactly("Bea of 2");
    assertThat(log.all().get(0)).isEqualTo("BEGIN");
  }

  @DisplayName("an entity without hooks sends what it did, also beside one that has some")
  @Test
  void othersAreAsBefore() {
    Sluice hooked = hooked(hooks -> hooks.afterCreate(written -> saw("created")));
    log.clear();

    run(hooked.model(Project_.TYPE).create(Project_.title.set("Sluice")));

    assertThat(log.all()).hasSameSizeAs(oneReturned());
    run(hooked.model(User_.TYPE).findAll().then());
    assertThat(seen).isEmpty();
  }

  @DisplayName("an error after the write undoes it; what a hook has written, too")
  @Test
  void undone() {
    Model<User> hooked =
        usersWith(
            hooks ->
                hooks
                    .beforeCreate(
                        write ->
                            Sluice.current()
                                .flatMap(
                                    sluice ->
                                        sluice
                                            .model(Project_.TYPE)
                                            .create(Project_.title.set("Outbox")))
                                .then(Mono.empty()))
                    .afterCreate(written -> Mono.error(refused)));

    StepVerifier.create(hooked.create(User_.name.set("Ada")))
        .expectErrorSatisfies(error -> assertThat(error).isSameAs(refused))
        .verify(PATIENCE);

    assertThat(get(users.count())).isZero();
    assertThat(get(projects.count())).isZero();
  }

  @DisplayName(
      "a refusal before the write leaves a transaction around it alone, one after it ends it")
  @Test
  void inTransaction() {
    Sluice one =
        hooked(
            hooks ->
                hooks
                    .beforeCreate(
                        write ->
                            write.value(User_.name).orElse("").equals("No")
                                ? Mono.error(refused)
                                : write.proceed())
                    .afterCreate(
                        written ->
                            written.row().name().equals("Late")
                                ? Mono.error(refused)
                                : Mono.empty()));
    Model<User> hooked = one.model(User_.TYPE);

    run(
        one.transactional(
            hooked
                .create(User_.name.set("No"))
                .onErrorResume(error -> Mono.empty())
                .then(hooked.create(User_.name.set("Yes")))));
    assertThat(get(users.count())).isEqualTo(1);

    StepVerifier.create(
            one.transactional(
                hooked
                    .create(User_.name.set("Late"))
                    .onErrorResume(error -> hooked.create(User_.name.set("Other")))))
        .expectError(TransactionAbortedException.class)
        .verify(PATIENCE);
    assertThat(get(users.count())).isEqualTo(1);
  }

  @SuppressWarnings("NullAway") // as callers do it
  @DisplayName("a hook that throws, or gives null, is an error; the connection serves the next one")
  @ParameterizedTest
  @EnumSource(Thrown.class)
  void throwing(Thrown kind) {
    Model<User> hooked =
        usersWith(
            hooks ->
                hooks
                    .beforeCreate(
                        write -> {
                          kind.raise();
                          return write.proceed();
                        })
                    .beforeUpsert(write -> null));

    StepVerifier.create(hooked.create(User_.name.set("Ada")))
        .expectErrorMessage("thrown by user code")
        .verify(PATIENCE);
    StepVerifier.create(hooked.upsert(User_.name.set("Ada"), User_.email.set("a")))
        .expectErrorMessage("The hook BEFORE_UPSERT gave null")
        .verify(PATIENCE);
    assertThat(get(hooked.count())).isZero();
  }

  @DisplayName("a hook that never ends is ended by a timeout, and nothing is written")
  @Test
  void neverEnding() {
    Sinks.Empty<Void> cancelled = Sinks.empty();
    Model<User> hooked =
        usersWith(
            hooks ->
                hooks.afterCreate(
                    written -> Mono.never().doOnCancel(() -> cancelled.tryEmitEmpty())));
    run(hooked.count()); // it is connected

    StepVerifier.create(hooked.create(User_.name.set("Ada")).timeout(Duration.ofMillis(300)))
        .expectError(TimeoutException.class)
        .verify(PATIENCE);

    run(cancelled.asMono());
    assertThat(get(hooked.count())).isZero();
  }

  @DisplayName("hooks are called anew for each subscription, and are off where the context says so")
  @Test
  void offAndAgain() {
    Model<User> hooked =
        usersWith(hooks -> hooks.beforeCreate(write -> saw("create").then(write.proceed())));
    Mono<User> create = hooked.create(User_.name.set("Ada"));
    assertThat(seen).isEmpty();

    run(create);
    run(create);
    run(create.contextWrite(Hooks.off()));

    assertThat(seen).containsExactly("create", "create");
    assertThat(get(users.count())).isEqualTo(3);
  }

  @DisplayName("each operation on one row tells its hooks what it is, and what has become of it")
  @Test
  void operations() {
    Model<User> hooked =
        usersWith(
            hooks ->
                hooks
                    .beforeCreate(write -> tell(write))
                    .beforeUpdate(write -> tell(write))
                    .beforeUpsert(write -> tell(write))
                    .beforeDestroy(write -> tell(write))
                    .afterCreate(this::tell)
                    .afterUpdate(this::tell)
                    .afterUpsert(this::tell)
                    .afterDestroy(this::tell));

    User ada = get(hooked.create(User_.name.set("Ada"), User_.email.set("a")));
    Object key = users.key(ada);
    ada = get(hooked.update(ada, ada.withName("Bea")));
    run(hooked.updateByPk(key, User_.name.set("Cleo")));
    run(hooked.updateByPk(-1L, User_.name.set("Nobody")));
    run(hooked.updateByPk(key, User_.name.setIf(null)));
    run(hooked.increment(ada, User_.visits.by(1)));
    run(hooked.upsert(User_.name.set("Dora"), User_.email.set("a")));
    run(hooked.destroyByPk(-1L));
    run(hooked.destroyByPk(key));

    assertThat(seen)
        .containsExactly(
            "CREATE null [User.name, User.email]",
            "CREATE Ada",
            "UPDATE " + key + " [User.name]",
            "UPDATE Bea",
            "UPDATE " + key + " [User.name]",
            "UPDATE Cleo",
            "UPDATE -1 [User.name]",
            "UPDATE " + key + " [User.visits]",
            "UPDATE Cleo",
            "UPSERT null [User.name, User.email]",
            "UPSERT Dora UPDATED",
            "DESTROY -1 []",
            "DESTROY " + key + " []",
            "DESTROY null");
  }

  @DisplayName("after the commit of the outermost transaction, never after a rollback")
  @Test
  void afterCommit() {
    Sluice one =
        hooked(
            hooks ->
                hooks.afterCommit(
                    written ->
                        countInside().flatMap(count -> saw(written.operation() + " " + count))));
    Model<User> hooked = one.model(User_.TYPE);

    run(
        one.transactional(
            hooked
                .create(User_.name.set("Ada"))
                .then(hooked.create(User_.name.set("Bea")))
                .then(saw("before"))));
    assertThat(seen).containsExactly("before", "CREATE 2", "CREATE 2");
    seen.clear();

    StepVerifier.create(
            one.transactional(hooked.create(User_.name.set("Cleo")).then(Mono.error(refused))))
        .expectErrorMessage("refused")
        .verify(PATIENCE);
    run(hooked.updateWhere(User_.name.eq("Ada"), User_.age.set(1)));
    run(hooked.bulkCreate(Flux.just(named("Cleo")), o -> o.commitEachChunk(1)).then());
    assertThat(seen).containsExactly("UPDATE 2", "CREATE 3");
  }

  @DisplayName("an error after the commit is said to be one")
  @Test
  void afterCommitFails() {
    Model<User> hooked = usersWith(hooks -> hooks.afterCommit(written -> Mono.error(refused)));

    StepVerifier.create(hooked.create(User_.name.set("Ada")))
        .expectErrorSatisfies(
            error -> assertThat(error).isInstanceOf(AfterCommitException.class).hasCause(refused))
        .verify(PATIENCE);
    assertThat(get(users.count())).isEqualTo(1);
  }

  @DisplayName("hooks of all entities run after their own, and know the entity")
  @Test
  void ofAll() {
    Sluice one =
        with(
            settings ->
                settings
                    .hooks(new OfAll(seen))
                    .hooks(User_.TYPE, hooks -> hooks.afterCreate(written -> saw("own"))));

    run(one.model(User_.TYPE).create(User_.name.set("Ada")));
    run(one.model(Project_.TYPE).create(Project_.title.set("Sluice")));

    assertThat(seen).containsExactly("own", "all User", "all Project");
  }

  /** Says which entity was created. */
  private record OfAll(List<String> seen) implements HooksOfAll {
    @Override
    public <E> Hooks<E> of(EntityType<E> type, Hooks<E> hooks) {
      return hooks.afterCreate(written -> Mono.fromRunnable(() -> seen.add("all " + type)));
    }
  }

  @DisplayName("finds are asked and answered as the hooks say")
  @Test
  void finds() {
    Model<User> hooked =
        usersWith(
            hooks ->
                hooks
                    .beforeFind(query -> Mono.just(query.where(User_.name.ne("Hidden"))))
                    .afterFind(
                        user -> countInside().map(count -> user.withName(user.name() + count))));
    user("Ada");
    User hidden = user("Hidden");

    assertThat(get(hooked.findAll().map(User::name).collectList())).containsExactly("Ada1");
    assertThat(get(hooked.findOne(q -> q.order(User_.id.asc())).map(User::name))).isEqualTo("Ada1");
    StepVerifier.create(hooked.findByPk(users.key(hidden))).expectComplete().verify(PATIENCE);
    assertThat(get(hooked.count())).isEqualTo(1);
    assertThat(get(hooked.exists(q -> q.where(User_.name.eq("Hidden"))))).isFalse();
    assertThat(get(hooked.findAndCountAll(q -> q)).count()).isEqualTo(1);
    assertThat(get(hooked.count().contextWrite(Hooks.off()))).isEqualTo(2);
  }

  @SuppressWarnings("NullAway") // as callers do it
  @DisplayName("what is wrong with arguments is thrown at the call, with hooks as without")
  @Test
  void arguments() {
    Model<User> hooked = usersWith(hooks -> hooks.afterCreate(written -> saw("created")));

    assertThatThrownBy(() -> hooked.create(User_.name.set("a"), User_.name.set("b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> usersWith(hooks -> hooks.beforeCreate(null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hook is null");
    assertThat(seen).isEmpty();
    assertThat(Operation.values()).hasSize(6);
  }
}
