package io.sluice.internal.execution;

import io.sluice.transaction.Transaction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** A transaction around one value, which is emitted after the commit. */
final class TransactionMono<T> extends Mono<T> {
  private final Database database;
  private final Function<Transaction, Mono<T>> body;
  private final Function<@Nullable OpenTransaction, OpenTransaction.Owned> begin;

  /**
   * A transaction.
   *
   * @param begin what it is to the one around it
   */
  TransactionMono(
      Database database,
      Function<Transaction, Mono<T>> body,
      Function<@Nullable OpenTransaction, OpenTransaction.Owned> begin) {
    this.database = database;
    this.body = body;
    this.begin = begin;
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    if (!database.isServerKnown()) {
      database.serverAsked().then(this).subscribe(consumer);
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
      // what makes operators go on after errors downstream is not for those inside
      UserCode.body(body, transaction).onErrorStop().subscribe(run);
    } catch (Throwable thrown) {
      run.onError(thrown);
    }
    run.requestOfBody(Long.MAX_VALUE);
  }

  private static final class Run<T> extends TransactionRun<T> {
    private static final int REQUESTED = 1;
    private static final int COMMITTED = 2;

    private final AtomicInteger state = new AtomicInteger();
    private volatile @Nullable T value;

    Run(Database database, OpenTransaction.Owned transaction, CoreSubscriber<? super T> consumer) {
      super(database, transaction, consumer);
    }

    @Override
    public void onNext(T only) {
      value = only;
    }

    @Override
    void succeeded() {
      if (value == null) {
        consumer().onComplete();
      } else if ((state.getAndUpdate(each -> each | COMMITTED) & REQUESTED) != 0) {
        emit();
      }
    }

    @Override
    public void request(long rows) {
      if (Operators.validate(rows) && state.getAndUpdate(each -> each | REQUESTED) == COMMITTED) {
        emit();
      }
    }

    private void emit() {
      T committed = value;
      if (committed != null && !isCancelled()) {
        consumer().onNext(committed);
        consumer().onComplete();
      }
    }
  }
}
