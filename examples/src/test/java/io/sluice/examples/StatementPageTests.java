package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.examples.statements.StatementPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page that shows what is sent; {@code -Dsluice.write=true} writes it anew. */
@Timeout(60)
class StatementPageTests {
  private static final Path PAGE = Path.of("..", "docs", "statements.md");

  @Test
  void thePageShowsWhatIsSent() throws Exception {
    String page = StatementPage.text();
    if (Boolean.getBoolean("sluice.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }
}
