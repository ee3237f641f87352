package io.sluice.dialect;

import io.sluice.error.CheckConstraintException;
import io.sluice.error.ConstraintException;
import io.sluice.error.DataException;
import io.sluice.error.DatabaseException;
import io.sluice.error.DatabaseException.Failure;
import io.sluice.error.DeadlockException;
import io.sluice.error.ExclusionConstraintException;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.InvalidatedStatementException;
import io.sluice.error.LockTimeoutException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.SerializationException;
import io.sluice.error.StatementTimeoutException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.UnknownColumnException;
import io.sluice.error.UnknownTableException;
import java.util.function.Function;

/** What went wrong on the server, and the exception for it. */
public enum ErrorKind {
  /** A unique constraint. */
  UNIQUE(UniqueConstraintException::new),
  /** A foreign key. */
  FOREIGN_KEY(ForeignKeyConstraintException::new),
  /** A check constraint. */
  CHECK(CheckConstraintException::new),
  /** An exclusion constraint. */
  EXCLUSION(ExclusionConstraintException::new),
  /** A null where none is taken. */
  NOT_NULL(NotNullConstraintException::new),
  /** Another constraint. */
  CONSTRAINT(ConstraintException::new),
  /** A table that is not there. */
  UNKNOWN_TABLE(UnknownTableException::new),
  /** A column that is not there. */
  UNKNOWN_COLUMN(UnknownColumnException::new),
  /** A value that does not fit. */
  DATA(DataException::new),
  /** The statement's time was over. */
  TIMEOUT(StatementTimeoutException::new),
  /** A lock could not be had. */
  LOCK_TIMEOUT(LockTimeoutException::new),
  /** Transactions cannot be put in an order. */
  SERIALIZATION(SerializationException::new),
  /** Transactions wait for each other. */
  DEADLOCK(DeadlockException::new),
  /** A prepared statement is not valid any more; it has done nothing. */
  INVALIDATED(InvalidatedStatementException::new),
  /** Anything else. */
  OTHER(DatabaseException::new);

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference has no state
  private final Function<Failure, DatabaseException> factory;

  ErrorKind(Function<Failure, DatabaseException> factory) {
    this.factory = factory;
  }

  /** The exception for it. */
  public DatabaseException exception(Failure failure) {
    return factory.apply(failure);
  }
}
