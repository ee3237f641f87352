package io.sluice.internal.execution;

import java.util.function.Function;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** One statement that gives one thing, as a {@link SessionFlux} gives many. */
final class SessionMono<T> extends Mono<T> {
  private final Database database;
  private final Session single;
  private final Function<Session, Mono<T>> operation;

  SessionMono(Database database, Session single, Function<Session, Mono<T>> operation) {
    this.database = database;
    this.single = single;
    this.operation = operation;
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    if (!database.isServerKnown()) {
      database.serverAsked().then(this).subscribe(consumer);
      return;
    }
    OpenTransaction transaction = OpenTransaction.of(database, consumer.currentContext());
    Mono<T> one;
    try {
      Session session = transaction == null ? single : transaction.session();
      one = operation.apply(session.by(consumer.currentContext()));
    } catch (Throwable thrown) {
      Operators.error(consumer, thrown);
      return;
    }
    one.subscribe(consumer);
  }
}
