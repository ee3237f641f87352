package io.sluice.internal.execution;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * Statements that read: in the transaction of the context, else on what is made for them. The first
 * on a database whose servers differ waits until it is known which server there is.
 */
final class SessionFlux<T> extends Flux<T> {
  private final Database database;
  private final Function<Session, Flux<T>> operation;
  private final @Nullable Session single; // null: several statements, on one lease

  private SessionFlux(
      Database database, @Nullable Session single, Function<Session, Flux<T>> operation) {
    this.database = database;
    this.operation = operation;
    this.single = single;
  }

  /** One statement, on a lease that ends with it. */
  static <T> SessionFlux<T> single(
      Database database, Session single, Function<Session, Flux<T>> operation) {
    return new SessionFlux<>(database, single, operation);
  }

  /** Several statements, on one lease. */
  static <T> SessionFlux<T> several(Database database, Function<Session, Flux<T>> operation) {
    return new SessionFlux<>(database, null, operation);
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    if (!database.isServerKnown()) {
      database.serverAsked().thenMany(this).subscribe(consumer);
      return;
    }
    OpenTransaction transaction = OpenTransaction.of(database, consumer.currentContext());
    Flux<T> rows;
    try {
      if (transaction != null) {
        rows = operation.apply(transaction.session());
      } else {
        rows = single == null ? new LeaseFlux<>(database, operation) : operation.apply(single);
      }
    } catch (Throwable thrown) {
      Operators.error(consumer, thrown);
      return;
    }
    rows.subscribe(consumer);
  }
}
