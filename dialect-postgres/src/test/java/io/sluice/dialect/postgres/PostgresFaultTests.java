package io.sluice.dialect.postgres;

import io.sluice.tests.contract.AllFaultContracts;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens when something goes wrong, on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
class PostgresFaultTests extends AllFaultContracts {}
