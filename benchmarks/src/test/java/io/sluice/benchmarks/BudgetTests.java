package io.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.server.Servers;
import io.sluice.benchmarks.sluice.SluiceContender;
import io.sluice.benchmarks.work.Work;
import io.sluice.benchmarks.work.Works;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an operation may cost: statements, and what it allocates. Both are nearly the same in each
 * run, as times are not.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetTests {
  private static final int ROUNDS = 2;
  private static final double TOLERANCE = 1.15;

  private Database database;
  private SluiceContender sluice;
  private StatementCount count;

  @BeforeAll
  void connect() {
    database = Database.create(Servers.postgres());
    sluice = new SluiceContender(database.target());
    count = new StatementCount(database, Options.of("--contenders", sluice.name()));
  }

  @AfterAll
  void disconnect() {
    count.close();
    sluice.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    // work, statements with BEGIN and COMMIT, KB
    "W1,  1,    5", // how many gather is a matter of the machine's speed
    "W1n, 1,    18",
    "W2,  1,    0.9",
    "W4,  2,    13300",
    "W4b, 3,    32000",
    "W5,  1.01, 17",
    "W5n, 1.01, 29",
    "W6,  6,    7300",
    "W6b, 5,    5100",
    "W7,  4,    46",
    "W7n, 2,    30",
    "W8,  1,    23",
  })
  void anOperationCostsNoMoreThanItDid(String name, double statements, double kilobytes) {
    Work work =
        Works.all(List.of()).stream()
            .filter(each -> each.name().equals(name))
            .findAny()
            .orElseThrow();

    double sent = count.ofOperation(work).getOrDefault(sluice.name(), Double.MAX_VALUE);
    double least =
        IntStream.range(0, ROUNDS)
            .mapToDouble(round -> Round.run(work, sluice, database).kilobytesPerUnit())
            .min()
            .orElseThrow();

    assertThat(sent / work.unitsOfOperation()).as("statements").isLessThanOrEqualTo(statements);
    assertThat(least).as("KB").isLessThanOrEqualTo(kilobytes * TOLERANCE);
  }
}
