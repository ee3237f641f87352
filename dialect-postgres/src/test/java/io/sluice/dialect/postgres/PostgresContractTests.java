package io.sluice.dialect.postgres;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.ModelContract;
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
}
