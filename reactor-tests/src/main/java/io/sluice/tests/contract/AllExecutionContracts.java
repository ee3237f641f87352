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
  class Listener extends ListenerContract {
    Listener(DatabaseUnderTest database) {
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

  @Nested
  class GroupLoader extends GroupLoaderContract {
    GroupLoader(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class GroupLoaderCaller extends GroupLoaderCallerContract {
    GroupLoaderCaller(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class GroupLoaderProperty extends GroupLoaderPropertyContract {
    GroupLoaderProperty(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class GatheredCreate extends GatheredCreateContract {
    GatheredCreate(DatabaseUnderTest database) {
      super(database);
    }
  }
}
