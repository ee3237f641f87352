package io.sluice.dialect.postgres;

import io.sluice.tests.contract.AllExecutionContracts;
import org.junit.jupiter.api.extension.ExtendWith;

/** How statements run, on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
class PostgresExecutionTests extends AllExecutionContracts {}
