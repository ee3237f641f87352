package io.sluice.benchmarks.hibernate;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.stage.Stage;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sessions for callers on Reactor. What a session gives goes on in another thread: in its own, the
 * next call would find that session instead of opening one. Thread-safe.
 */
final class Sessions {
  private final Stage.SessionFactory factory;

  Sessions(Stage.SessionFactory factory) {
    this.factory = factory;
  }

  <T> Mono<T> with(Function<Stage.Session, CompletionStage<T>> work) {
    return emitted(() -> factory.withSession(work));
  }

  <T> Mono<T> inTransaction(Function<Stage.Session, CompletionStage<T>> work) {
    return emitted(() -> factory.withTransaction(work));
  }

  <T> Mono<T> withoutContext(Function<Stage.StatelessSession, CompletionStage<T>> work) {
    return emitted(() -> factory.withStatelessSession(work));
  }

  <T> Mono<T> inTransactionWithoutContext(
      Function<Stage.StatelessSession, CompletionStage<T>> work) {
    return emitted(() -> factory.withStatelessTransaction(work));
  }

  private static <T> Mono<T> emitted(Supplier<CompletionStage<T>> stage) {
    return Mono.fromCompletionStage(stage).publishOn(Schedulers.parallel());
  }

  void close() {
    factory.close();
  }
}
