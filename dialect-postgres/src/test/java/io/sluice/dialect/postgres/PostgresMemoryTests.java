package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Skill_;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User_;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Publishers of any length are written in bounded memory. */
@Timeout(240)
@ExtendWith(PostgresExtension.class)
class PostgresMemoryTests {
  private final DatabaseUnderTest database;

  PostgresMemoryTests(DatabaseUnderTest database) {
    this.database = database;
  }

  @Test
  void aMillionKeysAreAddedAndSetInAHeapOf64Megabytes() throws IOException, InterruptedException {
    database.sync(User_.TYPE, Project_.TYPE, Member_.TYPE, Skill_.TYPE);
    database.run(
        "INSERT INTO members (name) VALUES ('Ada')",
        "INSERT INTO users (name, version, created_at, updated_at)"
            + " VALUES ('Ada', 0, now(), now())",
        "INSERT INTO projects (title) SELECT 'p' || n FROM generate_series(1, 200000) n");
    for (int i = 0; i < 10; i++) {
      database.run(
          "INSERT INTO skills (name) SELECT 'skill ' || n FROM generate_series("
              + (i * 100_000 + 1)
              + ", "
              + (i + 1) * 100_000
              + ") n");
    }
    assertThat(output(MillionKeys.class))
        .contains("Linked[added=1000000, removed=0, updated=0, kept=0]")
        .contains("Linked[added=0, removed=900000, updated=0, kept=100000]")
        .contains("Linked[added=200000, removed=0, updated=0, kept=0]");
  }

  @Test
  void aMillionRowsAreWrittenInAHeapOf64Megabytes() throws IOException, InterruptedException {
    database.sync(User_.TYPE, Project_.TYPE);
    database.run("TRUNCATE users CASCADE");

    assertThat(output(MillionRows.class))
        .contains(
            "imported 1000000 created 100000 updated 200000 upserted 200000 destroyed 200000");
  }

  private String output(Class<?> program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                url())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private String url() {
    ConnectionFactoryOptions options = database.server().options(database.schema());
    return "r2dbc:postgresql://"
        + options.getValue(ConnectionFactoryOptions.USER)
        + ":"
        + options.getValue(ConnectionFactoryOptions.PASSWORD)
        + "@"
        + options.getValue(ConnectionFactoryOptions.HOST)
        + ":"
        + options.getValue(ConnectionFactoryOptions.PORT)
        + "/"
        + options.getValue(ConnectionFactoryOptions.DATABASE)
        + "?schema="
        + database.schema();
  }
}
