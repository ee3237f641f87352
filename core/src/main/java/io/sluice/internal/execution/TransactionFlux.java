package io.sluice.internal.execution;

import io.sluice.transaction.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** A transaction around values, which are emitted as they come, before the commit. */
final class TransactionFlux<T> extends Flux<T> {
  private final Database database;
  private final Function<Transaction, Flux<T>> body;
  private final Function<@Nullable OpenTransaction, OpenTransaction.Owned> begin;

  /**
   * A transaction.
   *
   * @param begin what it is to the one around it
   */
  TransactionFlux(
      Database database,
      Function<Transaction, Flux<T>> body,
      Function<@Nullable OpenTransaction, OpenTransaction.Owned> begin) {
    this.database = database;
    this.body = body;
    this.begin = begin;
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    if (!database.isServerKnown()) {
      database.serverAsked().thenMany(this).subscribe(consumer);
      return;
    }
    OpenTransaction.Owned transaction;
    try {
      transaction = begin.apply(OpenTransaction.of(database, consumer.currentContext()));
    } catch (Throwable thrown) {
      Operators.error(consumer, thrown);
      return;
    }
    Run<T> run = new Run<>(database, transaction, consumer);
    consumer.onSubscribe(run);
    try {
      UserCode.stream(body, transaction).onErrorStop().subscribe(run);
    } catch (Throwable thrown) {
      run.onError(thrown);
    }
  }

  private static final class Run<T> extends TransactionRun<T> {
    Run(Database database, OpenTransaction.Owned transaction, CoreSubscriber<? super T> consumer) {
      super(database, transaction, consumer);
    }

    @Override
    public void onNext(T row) {
      consumer().onNext(row);
    }

    @Override
    public void request(long rows) {
      requestOfBody(rows);
    }

    @Override
    void succeeded() {
      consumer().onComplete();
    }
  }
}
