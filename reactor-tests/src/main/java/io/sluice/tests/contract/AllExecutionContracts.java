package io.sluice.tests.contract;

import io.sluice.tests.DatabaseUnderTest;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of how statements run, each a nested class; a test class of a database extends it.
 * The list is the coverage.
 */
public abstract class AllExecutionContracts {
  @Nested
  class Lane extends LaneContract {
    Lane(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Transaction extends TransactionContract {
    Transaction(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Pool extends PoolContract {
    Pool(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Cancellation extends CancellationContract {
    Cancellation(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Fault extends FaultContract {
    Fault(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Listener extends ListenerContract {
    Listener(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class SilentServer extends SilentServerContract {
    SilentServer(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BusyConnection extends BusyConnectionContract {
    BusyConnection(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class UnreadResult extends UnreadResultContract {
    UnreadResult(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Callback extends CallbackContract {
    Callback(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class StatementTimeout extends StatementTimeoutContract {
    StatementTimeout(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Subscriber extends SubscriberContract {
    Subscriber(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class FirstError extends FirstErrorContract {
    FirstError(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class CommitFault extends CommitFaultContract {
    CommitFault(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Waiting extends WaitingContract {
    Waiting(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class JoinedCancel extends JoinedCancelContract {
    JoinedCancel(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ErrorContinue extends ErrorContinueContract {
    ErrorContinue(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Backpressure extends BackpressureContract {
    Backpressure(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class KeyTable extends KeyTableContract {
    KeyTable(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class LargeStream extends LargeStreamContract {
    LargeStream(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Alike extends AlikeContract {
    Alike(DatabaseUnderTest database) {
      super(database);
    }
  }
}
