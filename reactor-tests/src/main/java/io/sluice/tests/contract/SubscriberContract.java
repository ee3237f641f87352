package io.sluice.tests.contract;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.Thrown;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/**
 * Subscribers that throw where they must not, and hooks that do: the one connection comes back, and
 * serves the next call.
 */
public abstract class SubscriberContract extends CallbackCases {
  protected SubscriberContract(DatabaseUnderTest database) {
    super(database);
  }

  /** What is subscribed to. */
  public enum Call {
    /** One value of one statement. */
    VALUE(test -> test.model.count()),
    /** Rows of one statement. */
    ROWS(test -> test.model.findAll()),
    /** Rows that are read some at a time. */
    FETCH_SIZE(test -> test.model.findAll(query -> query.fetchSize(50))),
    /** Rows with those of an association. */
    OPERATION(test -> test.users.findAll(query -> query.include(User_.projects))),
    /** A row that is written. */
    CREATE(test -> test.users.create(User_.name.set("Grace"))),
    /** Links that are written in several statements. */
    SET(test -> test.users.association(User_.projects, 1L).setKeys(List.of())),
    /** A value after the commit. */
    TRANSACTION(test -> test.one.transactional(test.model.count())),
    /** Rows after the commit. */
    TRANSACTION_OF_MANY(test -> test.one.transactional(test.model.findAll())),
    /** Rows before the commit. */
    STREAM(test -> test.one.transactionalStream(test.model.findAll())),
    /** An error of the server. */
    ERROR(test -> test.model.create(Entry_.id.set(1L))),
    /** An error that follows rows. */
    ERROR_AFTER_ROWS(
        test ->
            test.one.transactionalStream(
                test.model.findAll().concatWith(test.model.create(Entry_.id.set(1L)))));

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<SubscriberContract, Publisher<?>> operation;

    Call(Function<SubscriberContract, Publisher<?>> operation) {
      this.operation = operation;
    }

    private boolean fails() {
      return this == ERROR || this == ERROR_AFTER_ROWS;
    }

    private boolean hasValues() {
      return this != ERROR;
    }
  }

  private static List<Arguments> signals() {
    List<Arguments> all = new ArrayList<>();
    for (Call call : Call.values()) {
      for (Thrown thrown : Thrown.values()) {
        all.add(Arguments.of("onSubscribe", call, thrown));
        if (call.hasValues()) {
          all.add(Arguments.of("onNext", call, thrown));
        }
        all.add(Arguments.of(call.fails() ? "onError" : "onComplete", call, thrown));
      }
    }
    return all;
  }

  @DisplayName("a subscriber that throws does not keep the connection")
  @ParameterizedTest
  @MethodSource("signals")
  void throwing(String signal, Call call, Thrown thrown) {
    arm(signal, thrown);
    subscribe(call.operation.apply(this));
    awaitThrown();
    requireThatThePoolServes();
  }

  @DisplayName("a subscriber inside of a transaction that throws does not keep the connection")
  @ParameterizedTest
  @EnumSource
  void throwingInside(Thrown thrown) {
    arm("onNext", thrown);
    Mono<Long> body =
        Mono.deferContextual(
            context -> {
              subscribe(model.findAll().contextWrite(context));
              return model.count();
            });
    subscribe(one.transactional(body).onErrorComplete());
    awaitThrown();
    requireThatThePoolServes();
  }

  @DisplayName("a hook for dropped errors that throws does not keep the connection")
  @ParameterizedTest
  @EnumSource
  void throwingHook(Thrown thrown) {
    arm("hook", thrown);
    Hooks.onErrorDropped(error -> at("hook", true));
    try {
      model.create(Entry_.id.set(1L)).subscribe();
      awaitThrown();
      requireThatThePoolServes();
    } finally {
      Hooks.resetOnErrorDropped();
    }
  }

  @DisplayName("a hook that throws for what a detached subscriber of a transaction drops")
  @ParameterizedTest
  @EnumSource
  void throwingHookInside(Thrown thrown) {
    arm("hook", thrown);
    Hooks.onErrorDropped(error -> at("hook", true));
    try {
      Mono<Long> body =
          Mono.deferContextual(
              context -> {
                model.create(Entry_.id.set(1L)).contextWrite(context).subscribe();
                return model.count();
              });
      subscribe(one.transactional(body));
      awaitThrown();
      requireThatThePoolServes();
    } finally {
      Hooks.resetOnErrorDropped();
    }
  }
}
