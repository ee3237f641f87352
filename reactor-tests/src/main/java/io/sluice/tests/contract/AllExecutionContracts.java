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
}
