package io.sluice.dialect.mysql;

import io.sluice.tests.contract.AllFaultContracts;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens when something goes wrong, on one server by one driver. */
@ExtendWith(MySqlExtension.class)
class MySqlFaultTests extends AllFaultContracts {}
