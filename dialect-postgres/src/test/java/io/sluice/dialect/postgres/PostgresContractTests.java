package io.sluice.dialect.postgres;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.CreateContract;
import io.sluice.tests.contract.EagerContract;
import io.sluice.tests.contract.ErrorContract;
import io.sluice.tests.contract.ModelContract;
import io.sluice.tests.contract.QueryContract;
import io.sluice.tests.contract.RequiredContract;
import io.sluice.tests.contract.SyncContract;
import io.sluice.tests.contract.TypeContract;
import io.sluice.tests.contract.UpdateContract;
import io.sluice.tests.contract.WindowContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on PostgreSQL; the list is the coverage. */
@ExtendWith(PostgresExtension.class)
class PostgresContractTests {
  @Nested
  class Models extends ModelContract {
    Models(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Creates extends CreateContract {
    Creates(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Updates extends UpdateContract {
    Updates(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Types extends TypeContract {
    Types(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Synchronization extends SyncContract {
    Synchronization(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Includes extends EagerContract {
    Includes(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class RequiredIncludes extends RequiredContract {
    RequiredIncludes(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Windows extends WindowContract {
    Windows(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Queries extends QueryContract {
    Queries(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Errors extends ErrorContract {
    Errors(DatabaseUnderTest database) {
      super(database);
    }
  }
}
