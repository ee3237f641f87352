package io.sluice.dialect.mysql;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.CancellationContract;
import io.sluice.tests.contract.FaultContract;
import io.sluice.tests.contract.LaneContract;
import io.sluice.tests.contract.ListenerContract;
import io.sluice.tests.contract.PoolContract;
import io.sluice.tests.contract.TransactionContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of execution on MariaDB by r2dbc-mariadb. */
@ExtendWith(MariaDbExtension.class)
class MariaDbExecutionTests {
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
