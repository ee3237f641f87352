package io.sluice.tests.contract;

import io.r2dbc.spi.Connection;
import io.sluice.HasMany;
import io.sluice.error.ConnectionException;
import io.sluice.query.Query;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.Thrown;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.Explosive;
import io.sluice.tests.model.Explosive_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.transaction.TransactionOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/**
 * Every callback of the public API throws, exceptions and errors: the call ends, and the one
 * connection serves the next one.
 */
public abstract class CallbackContract extends CallbackCases {
  private static final long EXPLOSIVE = 300;

  protected CallbackContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void explosives() {
    long row = EXPLOSIVE;
    for (Thrown each : Thrown.values()) {
      get(entries.updateByPk(row++, Entry_.text.set(each.name())));
    }
  }

  private HasMany<Project> projectsOfAda() {
    return users.association(User_.projects, 1L);
  }

  private Flux<Explosive> explosives(int fetchSize) {
    return one.model(Explosive_.TYPE)
        .findAll(
            query -> {
              Query<Explosive> few =
                  query
                      .where(
                          Explosive_.text
                              .eq(kind().name())
                              .or(Explosive_.id.lt(EXPLOSIVE))
                              .or(Explosive_.id.gt(EXPLOSIVE + 10)))
                      .order(Explosive_.id.asc());
              return fetchSize == 0 ? few : few.fetchSize(fetchSize);
            });
  }

  private Mono<Long> altered(String method) {
    connections.alter(method, connection -> at(method, connection));
    return method.startsWith("begin") ? one.transactional(model.count()) : model.count();
  }

  private Mono<Long> created(UnaryOperator<Publisher<? extends Connection>> operator) {
    connections.create(operator);
    return model.count();
  }

  private Mono<Long> afterCommit(Supplier<Publisher<?>> action) {
    return one.transaction(
        tx -> {
          tx.afterCommit(action);
          return model.count();
        });
  }

  /** Who calls the code that throws, and so may or may not tell of it. */
  private enum Caller {
    SLUICE,
    /** Tells nobody of what it takes as fatal. */
    REACTOR,
    /** Tells nobody. */
    OTHERS
  }

  /** The callbacks, each where it is called. */
  public enum Callback {
    PRINTER("printer", Caller.SLUICE, test -> test.model.create(Entry_.id.set(-1L))),
    PRINTER_IN_TRANSACTION(
        "printer",
        Caller.SLUICE,
        test -> test.one.transactional(test.model.count().then(test.model.findByPk(1L)))),
    STARTED("started", Caller.SLUICE, test -> test.model.count()),
    STARTED_IN_TRANSACTION(
        "started", Caller.SLUICE, test -> test.one.transactional(test.model.count())),
    ENDED("ended", Caller.SLUICE, test -> test.model.count()),
    ENDED_IN_TRANSACTION(
        "ended", Caller.SLUICE, test -> test.one.transactional(test.model.count())),
    ENDED_BY_FETCH_SIZE(
        "ended", Caller.SLUICE, test -> test.model.findAll(query -> query.fetchSize(50)).take(3)),
    COMMIT_STARTED(
        "commit started", Caller.SLUICE, test -> test.one.transactional(test.model.count())),
    COMMIT_ENDED("commit ended", Caller.SLUICE, test -> test.one.transactional(test.model.count())),
    CLOCK("clock", Caller.SLUICE, test -> test.users.create(User_.name.set("Grace"))),
    CLOCK_IN_TRANSACTION(
        "clock",
        Caller.SLUICE,
        test ->
            test.one.transactional(
                test.model.count().then(test.users.create(User_.name.set("Grace"))))),
    MAPPER("", Caller.SLUICE, test -> test.explosives(0)),
    MAPPER_BY_FETCH_SIZE("", Caller.SLUICE, test -> test.explosives(50)),
    MAPPER_IN_TRANSACTION("", Caller.SLUICE, test -> test.one.transactional(test.explosives(0))),
    MAPPER_OF_CURSOR("", Caller.SLUICE, test -> test.one.transactional(test.explosives(50))),
    CODEC(
        "codec",
        Caller.SLUICE,
        test ->
            test.projects.create(
                Project_.title.set("Poem"), Project_.budget.set(test.unwritable()))),
    CODEC_IN_TRANSACTION(
        "codec",
        Caller.SLUICE,
        test ->
            test.one.transactional(
                test.model
                    .count()
                    .then(
                        test.projects.count(
                            query -> query.where(Project_.budget.eq(test.unwritable())))))),
    KEY_AT_THE_CALL("key", Caller.SLUICE, test -> test.users.findByPk(test.unprintable())),
    KEY("key", Caller.SLUICE, test -> test.projectsOfAda().addKeys(test.unprintableKeys())),
    KEY_OF_SET("key", Caller.SLUICE, test -> test.projectsOfAda().setKeys(test.unprintableKeys())),
    COLLECTION(
        "collection", Caller.SLUICE, test -> test.projectsOfAda().addKeys(test.brokenKeys())),
    SOURCE("source subscribe", Caller.REACTOR, test -> test.add(test.source("source"))),
    SOURCE_REQUEST("source request", Caller.REACTOR, test -> test.add(test.source("source"))),
    SOURCE_CANCEL(
        "source cancel", Caller.OTHERS, test -> test.add(test.source("source", test.wrongKeys()))),
    SOURCE_OF_SET("source subscribe", Caller.REACTOR, test -> test.set(test.source("source"))),
    SOURCE_REQUEST_OF_SET(
        "source request", Caller.REACTOR, test -> test.set(test.source("source"))),
    SOURCE_OF_BULK(
        "source subscribe",
        Caller.REACTOR,
        test -> test.users.bulkImport(test.<User>source("source"))),
    SOURCE_REQUEST_OF_BULK(
        "source request",
        Caller.REACTOR,
        test -> test.users.bulkImport(test.<User>source("source"))),
    QUERY("query", Caller.SLUICE, test -> test.model.findAll(query -> test.at("query", query))),
    INCLUDE(
        "include",
        Caller.SLUICE,
        test ->
            test.users.findAll(
                query -> query.include(User_.projects, each -> test.at("include", each)))),
    GRAPH(
        "graph",
        Caller.SLUICE,
        test ->
            test.users.create(
                User_.builder().name("Grace").build(), graph -> test.at("graph", graph))),
    BODY(
        "body",
        Caller.SLUICE,
        test -> test.one.transaction(tx -> test.at("body", test.model.count()))),
    BODY_OF_MANY(
        "body",
        Caller.SLUICE,
        test -> test.one.transactionMany(tx -> test.at("body", test.model.findAll()))),
    BODY_OF_NESTED("body", Caller.SLUICE, test -> test.inner(TransactionOptions.DEFAULT.nested())),
    BODY_OF_JOINED("body", Caller.SLUICE, test -> test.inner(TransactionOptions.DEFAULT)),
    BODY_AFTER_A_STATEMENT(
        "body",
        Caller.REACTOR,
        test ->
            test.one.transactional(
                test.model.count().then(Mono.defer(() -> test.at("body", Mono.empty()))))),
    OPTIONS(
        "options",
        Caller.SLUICE,
        test -> test.one.transaction(tx -> test.model.count(), each -> test.at("options", each))),
    AFTER_COMMIT(
        "after", Caller.SLUICE, test -> test.afterCommit(() -> test.at("after", Mono.empty()))),
    AFTER_COMMIT_SUBSCRIBE(
        "source subscribe", Caller.REACTOR, test -> test.afterCommit(() -> test.source("source"))),
    OPERATOR(
        "operator",
        Caller.REACTOR,
        test -> test.model.findAll().map(row -> test.at("operator", row))),
    OPERATOR_IN_TRANSACTION(
        "operator",
        Caller.REACTOR,
        test -> test.one.transactional(test.model.findAll().map(row -> test.at("operator", row)))),
    OPERATOR_OF_COUNT(
        "operator",
        Caller.REACTOR,
        test ->
            test.one.transactional(test.model.count().filter(count -> test.at("operator", true)))),
    CREATE("create", Caller.SLUICE, test -> test.created(given -> test.at("create", given))),
    CREATE_SUBSCRIBE(
        "create subscribe", Caller.REACTOR, test -> test.created(given -> test.source("create"))),
    BEGIN("beginTransaction", Caller.SLUICE, test -> test.altered("beginTransaction")),
    STATEMENT("createStatement", Caller.SLUICE, test -> test.altered("createStatement"));

    private final String where;
    private final Caller caller;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<CallbackContract, Publisher<?>> call;

    Callback(String where, Caller caller, Function<CallbackContract, Publisher<?>> call) {
      this.where = where;
      this.caller = caller;
      this.call = call;
    }

    private boolean tells(Thrown thrown) {
      return caller == Caller.SLUICE || (caller == Caller.REACTOR && !thrown.isFatal());
    }
  }

  private Mono<Linked> add(Publisher<Object> keys) {
    return projectsOfAda().addKeys(keys);
  }

  /** As many as are looked at together. */
  private Object[] wrongKeys() {
    return Collections.nCopies(1_000, "no key").toArray();
  }

  private Mono<Linked> set(Publisher<Object> keys) {
    return projectsOfAda().setKeys(keys);
  }

  private Mono<Long> inner(TransactionOptions options) {
    return one.transactional(
        model.count().then(one.transaction(tx -> at("body", model.count()), ignored -> options)));
  }

  private static List<Arguments> callbacks() {
    List<Arguments> all = new ArrayList<>();
    for (Callback callback : Callback.values()) {
      for (Thrown thrown : Thrown.values()) {
        all.add(Arguments.of(callback, thrown));
      }
    }
    return all;
  }

  @DisplayName("a callback that throws hurts nobody but its call")
  @ParameterizedTest
  @MethodSource("callbacks")
  void throwing(Callback callback, Thrown thrown) {
    arm(callback.where, thrown);
    Sinks.Empty<Void> ended = subscribe(Flux.defer(() -> callback.call.apply(this)));
    if (!callback.where.isEmpty()) {
      awaitThrown();
    }
    if (callback.tells(thrown)) {
      ended.asMono().block(SOON);
    }
    requireThatThePoolServes();
  }

  @DisplayName("a factory that has no connection to give is an error")
  @Test
  void factoryWithoutConnection() {
    connections.create(given -> Mono.empty());
    StepVerifier.create(model.count()).expectError(ConnectionException.class).verify(SOON);
    StepVerifier.create(one.transactional(model.count()))
        .expectError(ConnectionException.class)
        .verify(SOON);
    requireThatThePoolServes();
  }
}
