package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.sluice.dialect.ErrorKind;
import io.sluice.error.DatabaseException.Detail;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read out of codes and messages; the messages are those of MySQL 9 and MariaDB 11. */
class MySqlErrorTests {
  private static final String INSERT = "INSERT INTO `users` (`name`) VALUES (?)";

  private static R2dbcException error(int code, @Nullable String state, String message) {
    return new R2dbcNonTransientResourceException(message, state, code);
  }

  @ParameterizedTest
  @CsvSource({
    "1062, UNIQUE",
    "1452, FOREIGN_KEY",
    "1451, FOREIGN_KEY",
    "1048, NOT_NULL",
    "1364, NOT_NULL",
    "3819, CHECK",
    "4025, CHECK",
    "1205, LOCK_TIMEOUT",
    "3572, LOCK_TIMEOUT",
    "1213, DEADLOCK",
    "1020, SERIALIZATION",
    "1146, UNKNOWN_TABLE",
    "1049, UNKNOWN_TABLE",
    "1054, UNKNOWN_COLUMN",
    "1406, DATA",
    "1264, DATA",
    "1366, DATA",
    "1292, DATA",
    "3024, TIMEOUT",
    "1969, TIMEOUT",
    "1317, TIMEOUT",
    "1064, OTHER"
  })
  void codesHaveKinds(int code, ErrorKind kind) {
    assertThat(MySqlErrors.kind(error(code, null, "no matter"))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"22003, DATA", "23000, CONSTRAINT", "42000, OTHER"})
  void whereTheCodeIsNewItsStateTells(String state, ErrorKind kind) {
    assertThat(MySqlErrors.kind(error(65_000, state, "no matter"))).isEqualTo(kind);
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(
            1062,
            "Duplicate entry 'a@b' for key 'users.users_email_key'",
            new Detail("users", "users_email_key", List.of(), "a@b")),
        Arguments.of(
            1062,
            "Duplicate entry 'it''s 'quoted'' for key 'PRIMARY'",
            new Detail("users", "PRIMARY", List.of(), "it''s 'quoted'")),
        Arguments.of(
            1452,
            "Cannot add or update a child row: a foreign key constraint fails (`shop`.`projects`,"
                + " CONSTRAINT `projects_owner_id_fkey` FOREIGN KEY (`owner_id`) REFERENCES `users`"
                + " (`id`) ON DELETE CASCADE)",
            new Detail("projects", "projects_owner_id_fkey", List.of("owner_id"), null)),
        Arguments.of(
            1451,
            "Cannot delete or update a parent row: a foreign key constraint fails (`s`.`b`,"
                + " CONSTRAINT `fk` FOREIGN KEY (`x`, `y`) REFERENCES `a` (`x`, `y`))",
            new Detail("b", "fk", List.of("x", "y"), null)),
        Arguments.of(
            1048, "Column 'name' cannot be null", new Detail("users", null, List.of("name"), null)),
        Arguments.of(
            1364,
            "Field 'name' doesn't have a default value",
            new Detail("users", null, List.of("name"), null)),
        Arguments.of(
            3819,
            "Check constraint 'budget_positive' is violated.",
            new Detail("users", "budget_positive", List.of(), null)),
        Arguments.of(
            4025,
            "CONSTRAINT `budget_positive` failed for `shop`.`projects`",
            new Detail("users", "budget_positive", List.of(), null)),
        Arguments.of(
            1146,
            "Table 'shop.nowhere' doesn't exist",
            new Detail("nowhere", null, List.of(), null)),
        Arguments.of(
            1054,
            "Unknown column 't0.nickname' in 'field list'",
            new Detail("users", null, List.of("nickname"), null)),
        Arguments.of(
            1406,
            "Data too long for column 'name' at row 1",
            new Detail("users", null, List.of("name"), null)),
        Arguments.of(
            1366,
            "Incorrect integer value: 'secret' for column 'age' at row 1",
            new Detail("users", null, List.of("age"), "secret")));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void messagesTellWhere(int code, String message, Detail expected) {
    assertThat(MySqlErrors.detail(error(code, null, message), INSERT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1045, true", "1044, true", "1049, true", "1698, true", "1062, false"})
  void aRefusedLogin(int code, boolean refused) {
    assertThat(MySqlErrors.refusesLogin(error(code, "28000", "no matter"))).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"1053, 08S01, true", "1927, HY000, true", "0, 08000, true", "1062, 23000, false"})
  void aLostConnection(int code, String state, boolean lost) {
    assertThat(MySqlErrors.losesConnection(error(code, state, "no matter"))).isEqualTo(lost);
  }
}
