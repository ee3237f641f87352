package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.tests.DatabaseUnderTest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What kind of an identity a key of the database is. */
@Timeout(60)
@ExtendWith(PostgresExtension.class)
class PostgresIdentityTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DatabaseUnderTest database;

  PostgresIdentityTests(DatabaseUnderTest database) {
    this.database = database;
  }

  @Table("tickets")
  record Ticket(@Id @Generated(always = true) @Nullable Long id, @Nullable String text) {}

  @Table("memos")
  record Memo(@Id @Generated @Nullable Long id, @Nullable String text) {}

  @Test
  void aKeyThatIsAlwaysMadeIsAnIdentityThatIsAlwaysGenerated() {
    database.sync(Ticket_.TYPE, Memo_.TYPE);

    List<String> kinds =
        database
            .sluice()
            .sql(
                "SELECT concat(table_name, ' ', identity_generation) FROM information_schema.columns"
                    + " WHERE table_schema = current_schema() AND is_identity = 'YES'"
                    + " AND table_name IN ('memos', 'tickets') ORDER BY 1")
            .map(row -> row.require(0, String.class))
            .collectList()
            .block(PATIENCE);

    assertThat(kinds).containsExactly("memos BY DEFAULT", "tickets ALWAYS");
  }
}
