package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.tests.constants.FileKind;
import io.sluice.tests.constants.StoredFile;
import io.sluice.tests.constants.StoredFile_;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types of enums as {@code sync()} leaves them. */
@Timeout(60)
class PostgresEnumTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Sluice sluice;
  private Model<StoredFile> files;

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("enums"));
    files = sluice.model(StoredFile_.TYPE);
  }

  @AfterEach
  void stop() {
    sluice.close().block(PATIENCE);
    PostgresTestServer.drop("enums");
  }

  private List<String> labels(String type) {
    return Objects.requireNonNull(
        sluice
            .sql(
                "SELECT e.enumlabel::text FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid"
                    + " WHERE t.typname = :type ORDER BY e.enumsortorder")
            .bind("type", type)
            .map(row -> row.require(0, String.class))
            .collectList()
            .block(PATIENCE));
  }

  @Test
  void constantsThatAreNewAreAddedInTheirPlaces() {
    sluice.sql("CREATE TYPE file_kind AS ENUM ('old', 'IMAGE')").rowsUpdated().block(PATIENCE);
    sluice.sync().block(PATIENCE);
    assertThat(labels("file_kind")).containsExactly("old", "Text", "IMAGE", "Vector_2");
    files.create(StoredFile_.kind.set(FileKind.Vector_2)).block(PATIENCE);
  }

  @Test
  void typesGoWithTheirTablesUnlessOthersHaveThem() {
    sluice.sync().block(PATIENCE);
    sluice.sql("CREATE TABLE other (kind file_kind)").rowsUpdated().block(PATIENCE);
    sluice.drop().block(PATIENCE);
    assertThat(labels("file_kind")).hasSize(3);
    assertThat(labels("Odd right")).isEmpty();
    sluice.sync().block(PATIENCE);
    sluice.sql("DROP TABLE other").rowsUpdated().block(PATIENCE);
    sluice.drop().block(PATIENCE);
    assertThat(labels("file_kind")).isEmpty();
  }
}
