package io.sluice.dialect.postgres;

import io.sluice.tests.contract.AllContracts;
import org.junit.jupiter.api.extension.ExtendWith;

/** What users call, on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
class PostgresContractTests extends AllContracts {}
