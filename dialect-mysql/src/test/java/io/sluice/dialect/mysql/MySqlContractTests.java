package io.sluice.dialect.mysql;

import io.sluice.tests.contract.AllContracts;
import org.junit.jupiter.api.extension.ExtendWith;

/** What users call, on one server by one driver. */
@ExtendWith(MySqlExtension.class)
class MySqlContractTests extends AllContracts {}
