package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.mysql.MySqlDialect;
import io.sluice.dialect.postgres.PostgresDialect;
import io.sluice.tests.rendering.StatementTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page that shows what is sent; {@code -Dsluice.write=true} writes it anew. */
class StatementPageTests {
  private static final Path PAGE = Path.of("..", "docs", "statements.md");
  private static final String HEAD =
      """
      # What is sent

      One row for each form of a statement, as the tests of rendering have them; written by `StatementPageTests`.
      Each question mark or number is a bound value.
      """;

  @Test
  void thePageShowsWhatIsSent() throws IOException {
    String page =
        HEAD
            + StatementTable.of(
                new PostgresDialect(),
                MySqlDialect.of("MySQL", "8.4.0"),
                MySqlDialect.of("MariaDB", "11.4.5-MariaDB"));
    if (Boolean.getBoolean("sluice.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }
}
