package io.sluice.tests.contract;

import io.sluice.tests.DatabaseUnderTest;
import org.junit.jupiter.api.Nested;

/** All contracts of what is read, and of what is asked for every day, each a nested class. */
abstract class AllSelectContracts extends AllTypeContracts {
  @Nested
  class Aggregate extends AggregateContract {
    Aggregate(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class AggregateCases extends AggregateCasesContract {
    AggregateCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class CursorPages extends CursorPageContract {
    CursorPages(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class DestroyCases extends DestroyCasesContract {
    DestroyCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ErrorCases extends ErrorCasesContract {
    ErrorCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Expressions extends ExpressionContract {
    Expressions(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Find extends FindContract {
    Find(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class FindCases extends FindCasesContract {
    FindCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class FindIncludeCases extends FindIncludeCasesContract {
    FindIncludeCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Groups extends GroupContract {
    Groups(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Projections extends ProjectionContract {
    Projections(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Returning extends ReturningContract {
    Returning(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class SchemaValidation extends SchemaValidationContract {
    SchemaValidation(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Indexes extends IndexContract {
    Indexes(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Select extends SelectContract {
    Select(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Silent extends SilentContract {
    Silent(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Subqueries extends SubqueryContract {
    Subqueries(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class TransactionCases extends TransactionCasesContract {
    TransactionCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Windows extends WindowContract {
    Windows(DatabaseUnderTest database) {
      super(database);
    }
  }
}
