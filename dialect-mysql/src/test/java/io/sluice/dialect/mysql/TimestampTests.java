package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.Contract;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Columns of TIMESTAMP, which the server converts by the zone of the session. */
@ExtendWith(MySqlExtension.class)
class TimestampTests extends Contract {
  private static final Instant NOW = Instant.parse("2026-11-22T23:59:59.123456Z");

  TimestampTests(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  void holdTheInstantThatWasWritten() {
    database.run("ALTER TABLE users MODIFY created_at TIMESTAMP(6) NULL");
    try {
      User ada =
          get(
              database
                  .sluice(1, settings -> settings.clock(Clock.fixed(NOW, ZoneOffset.ofHours(5))))
                  .model(User_.TYPE)
                  .create(User_.name.set("Ada")));
      assertThat(ada.createdAt()).isEqualTo(NOW);
      database.run("UPDATE users SET age = 1 WHERE UNIX_TIMESTAMP(created_at) = 1795391999.123456");
      assertThat(get(users.findByPk(1L)).age()).isEqualTo(1);
      database.run(
          "SET time_zone = '+09:00'", "UPDATE users SET created_at = '2026-11-23 09:00:00'");
      assertThat(get(users.findByPk(1L)).createdAt())
          .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    } finally {
      database.run("ALTER TABLE users MODIFY created_at DATETIME(6) NULL");
    }
  }
}
