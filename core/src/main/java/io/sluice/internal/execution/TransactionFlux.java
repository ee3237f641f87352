package io.sluice.internal.execution;

import io.sluice.transaction.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** A transaction around values, which are emitted as they come, before the commit. */
final class TransactionFlux<T> extends Flux<T> {
  private final Execution execution;
  private final Function<Transaction, Flux<T>> body;
  private final Function<@Nullable OpenTransaction, EndingTransaction> begin;

  /**
   * A transaction.
   *
   * @param begin what it is to the one around it
   */
  TransactionFlux(
      Execution execution,
      Function<Transaction, Flux<T>> body,
      Function<@Nullable OpenTransaction, EndingTransaction> begin) {
    this.execution = execution;
    this.body = body;
    this.begin = begin;
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    EndingTransaction transaction;
    try {
      transaction = begin.apply(execution.transaction(consumer.currentContext()));
    } catch (Throwable thrown) {
      Operators.error(consumer, thrown);
      return;
    }
    Run<T> run = new Run<>(execution, transaction, consumer);
    consumer.onSubscribe(run);
    try {
      UserCode.stream(body, transaction).onErrorStop().subscribe(run);
    } catch (Throwable thrown) {
      run.onError(thrown);
    }
  }

  private static final class Run<T> extends TransactionRun<T> {
    Run(Execution execution, EndingTransaction transaction, CoreSubscriber<? super T> consumer) {
      super(execution, transaction, consumer);
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
