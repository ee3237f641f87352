package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.transaction.TransactionOptions;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A part of a transaction that ends with it. Since it cannot be rolled back alone, its error or
 * cancel makes the commit of the transaction fail; that of an operation does so only once the
 * operation has written.
 */
final class JoinedTransaction implements OpenTransaction.Owned {
  private final OpenTransaction joined;
  private final Session session;
  private final boolean unlessUnwritten;

  private JoinedTransaction(OpenTransaction joined, Session session, boolean unlessUnwritten) {
    this.joined = joined;
    this.session = session;
    this.unlessUnwritten = unlessUnwritten;
  }

  /** A transaction of a user's. */
  static JoinedTransaction of(OpenTransaction joined) {
    return new JoinedTransaction(joined, joined.session(), false);
  }

  /** The statements of one operation. */
  static JoinedTransaction ofOperation(OpenTransaction joined) {
    return new JoinedTransaction(joined, joined.session().tracked(), true);
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public void spoil(Throwable cause) {
    joined.spoil(cause);
  }

  @Override
  public <T> Flux<T> connection(Function<? super Connection, ? extends Publisher<T>> function) {
    return joined.connection(function).doOnSubscribe(ignored -> session.noteWritten());
  }

  @Override
  public OpenTransaction.Owned savepoint() {
    return joined.savepoint();
  }

  @Override
  public OpenTransaction.Owned part() {
    return joined.part();
  }

  @Override
  public TransactionOptions options() {
    return joined.options();
  }

  @Override
  public void afterCommit(Supplier<? extends Publisher<?>> action) {
    joined.afterCommit(action);
  }

  @Override
  public void rollbackOnly() {
    joined.rollbackOnly();
  }

  @Override
  public Mono<Void> commit() {
    return Mono.empty();
  }

  @Override
  public Mono<Void> rollback(Throwable cause) {
    return Mono.fromRunnable(
        () -> {
          if (!unlessUnwritten || session.hasWritten()) {
            joined.spoil(cause);
          }
        });
  }
}
