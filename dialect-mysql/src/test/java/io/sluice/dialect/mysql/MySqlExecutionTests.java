package io.sluice.dialect.mysql;

import io.sluice.tests.contract.AllExecutionContracts;
import org.junit.jupiter.api.extension.ExtendWith;

/** How statements run, on one server by one driver. */
@ExtendWith(MySqlExtension.class)
class MySqlExecutionTests extends AllExecutionContracts {}
