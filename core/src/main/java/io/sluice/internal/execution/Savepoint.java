package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.TransactionEndedException;
import io.sluice.transaction.TransactionOptions;
import java.util.List;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A part of a transaction that can be rolled back alone. From SAVEPOINT to its end the lane around
 * it stands still.
 */
final class Savepoint extends LaneTransaction {
  private final LaneTransaction around;
  private final String name;
  private final boolean spoils;

  /**
   * A savepoint.
   *
   * @param spoils whether a server's error in it, or its cancel, is one of the transaction around
   *     it
   */
  Savepoint(Database database, LaneTransaction around, TransactionOptions options, boolean spoils) {
    super(
        database,
        options,
        new Lane(
            LaneLoan.toSavepoint(around.lane(), database.environment()), around.lane().number()),
        around.session().cursor());
    this.around = around;
    this.name = around.nextSavepoint();
    this.spoils = spoils;
    beginBy("SAVEPOINT " + name, each -> each.createSavepoint(name));
    restartBy(undoing(), this::rolledBack);
  }

  @Override
  String nextSavepoint() {
    return around.nextSavepoint();
  }

  @Override
  Mono<Void> makeLast() {
    return endBy("RELEASE SAVEPOINT " + name, each -> each.releaseSavepoint(name))
        .onErrorResume(error -> rollback(error).then(Mono.error(error)))
        .then(Mono.defer(this::closed));
  }

  @Override
  public Mono<Void> rollback(Throwable cause) {
    Mono<Void> rollback = super.rollback(cause);
    return spoils ? Mono.fromRunnable(() -> spoilAround(cause)).then(rollback) : rollback;
  }

  private void spoilAround(Throwable cause) {
    if (lane().faults().first() != null || cause instanceof TransactionEndedException) {
      around.spoil(cause);
    }
  }

  @Override
  boolean isUndone() {
    return lane().faults().isRolledBack();
  }

  @Override
  Mono<Void> undo() {
    return endBy(undoing(), this::rolledBack);
  }

  private String undoing() {
    return "ROLLBACK TO SAVEPOINT " + name;
  }

  private Publisher<Void> rolledBack(Connection connection) {
    return connection.rollbackTransactionToSavepoint(name);
  }

  @Override
  Mono<Void> lasts(List<Supplier<? extends Publisher<?>>> actions) {
    around.afterCommit(actions);
    return Mono.empty();
  }

  @Override
  void lost(Throwable cause) {
    lane().failed(cause, TransactionEffect.ENDS, true);
    lane().destroy();
    around.lost(new ConnectionLostException("The rollback of a savepoint was not answered", cause));
  }
}
