package io.sluice.tests.contract;

import io.sluice.tests.DatabaseUnderTest;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of what happens when something goes wrong, each a nested class; a test class of a
 * database extends it. The list is the coverage.
 */
public abstract class AllFaultContracts {
  @Nested
  class BulkFault extends BulkFaultContract {
    BulkFault(DatabaseUnderTest database) {
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
  class PoolCases extends PoolCasesContract {
    PoolCases(DatabaseUnderTest database) {
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
  class AlteredTable extends AlteredTableContract {
    AlteredTable(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class LargeLinkFault extends LargeLinkFaultContract {
    LargeLinkFault(DatabaseUnderTest database) {
      super(database);
    }
  }
}
