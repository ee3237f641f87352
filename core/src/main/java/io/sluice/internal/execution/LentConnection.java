package io.sluice.internal.execution;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A transaction's connection in the hands of a user: it is of use as long as it is lent, and cannot
 * end the transaction. Thread-safe.
 */
final class LentConnection implements Connection, Wrapped<Connection> {
  private final Connection connection;
  private volatile boolean over;

  LentConnection(Connection connection) {
    this.connection = connection;
  }

  /** It is of no more use. */
  void giveBack() {
    over = true;
  }

  private Connection current() {
    if (over) {
      throw new IllegalStateException(
          "The connection is back in its transaction: use it before what "
              + ConnectionWork.TEXT
              + " gives has ended");
    }
    return connection;
  }

  private static Publisher<Void> refused(String what) {
    return Mono.error(
        new IllegalStateException(
            what
                + " is for the transaction, which Sluice begins and ends: use rollbackOnly(), or the"
                + " options of sluice.transaction(…)"));
  }

  @Override
  public Connection unwrap() {
    return current();
  }

  @Override
  public Publisher<Void> beginTransaction() {
    return refused("beginTransaction()");
  }

  @Override
  public Publisher<Void> beginTransaction(TransactionDefinition definition) {
    return refused("beginTransaction(…)");
  }

  @Override
  public Publisher<Void> commitTransaction() {
    return refused("commitTransaction()");
  }

  @Override
  public Publisher<Void> rollbackTransaction() {
    return refused("rollbackTransaction()");
  }

  @Override
  public Publisher<Void> setAutoCommit(boolean autoCommit) {
    return refused("setAutoCommit(…)");
  }

  @Override
  public Publisher<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
    return refused("setTransactionIsolationLevel(…)");
  }

  @Override
  public Publisher<Void> close() {
    return refused("close()");
  }

  @Override
  public Batch createBatch() {
    return current().createBatch();
  }

  @Override
  public Statement createStatement(String sql) {
    return current().createStatement(sql);
  }

  @Override
  public Publisher<Void> createSavepoint(String name) {
    return current().createSavepoint(name);
  }

  @Override
  public Publisher<Void> releaseSavepoint(String name) {
    return current().releaseSavepoint(name);
  }

  @Override
  public Publisher<Void> rollbackTransactionToSavepoint(String name) {
    return current().rollbackTransactionToSavepoint(name);
  }

  @Override
  public boolean isAutoCommit() {
    return current().isAutoCommit();
  }

  @Override
  public ConnectionMetadata getMetadata() {
    return current().getMetadata();
  }

  @Override
  public IsolationLevel getTransactionIsolationLevel() {
    return current().getTransactionIsolationLevel();
  }

  @Override
  public Publisher<Void> setLockWaitTimeout(Duration timeout) {
    return current().setLockWaitTimeout(timeout);
  }

  @Override
  public Publisher<Void> setStatementTimeout(Duration timeout) {
    return current().setStatementTimeout(timeout);
  }

  @Override
  public Publisher<Boolean> validate(ValidationDepth depth) {
    return current().validate(depth);
  }
}
