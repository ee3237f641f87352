package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.r2dbc.spi.R2dbcException;
import io.sluice.SqlStatement;
import io.sluice.dialect.Feature;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.UnknownColumnException;
import io.sluice.error.UnknownTableException;
import io.sluice.sql.SqlRow;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The cases of SQL that users write. */
public abstract class RawSqlCasesContract extends Contract {
  protected RawSqlCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private static String first(SqlRow row) {
    return row.require(0, String.class);
  }

  @DisplayName("QRY-01: an INSERT is executed")
  @Test
  void insert() {
    values(sluice.sql("INSERT INTO projects (title) VALUES ('john')").rowsUpdated(), 1L);
    assertThat(get(projects.count())).isEqualTo(1);
  }

  @DisplayName("QRY-02: one value that is a list of rows; QRY-22: a statement is a value")
  @Test
  void rows() {
    SqlStatement insert =
        sluice.sql(
            "INSERT INTO projects (title, budget) VALUES ?",
            List.of(List.of("john", 1), List.of("michael", 2)));
    values(insert.rowsUpdated(), 2L);
    values(
        sluice.sql("SELECT title FROM projects ORDER BY budget").map(RawSqlCasesContract::first),
        "john",
        "michael");
    SqlStatement named = sluice.sql("SELECT title FROM projects WHERE budget = :budget");
    SqlStatement one = named.bind("budget", 1);
    SqlStatement two = named.bind("budget", 2);
    values(
        one.map(RawSqlCasesContract::first).concatWith(two.map(RawSqlCasesContract::first)),
        "john",
        "michael");
  }

  @DisplayName("QRY-04: what fails is sent again as often as it is subscribed to")
  @Test
  void retried() {
    SqlStatement insert =
        sluice
            .sql("INSERT INTO projects (id, title) VALUES (:id, :title)")
            .bind("id", 7)
            .bind("title", "john");
    run(insert.rowsUpdated());
    log.clear();
    failure(UniqueConstraintException.class, insert.rowsUpdated().retry(2));
    assertThat(log.statements()).hasSize(3).allMatch(each -> !each.contains("john"));
  }

  @DisplayName("QRY-05: a listener gets the text and the time that it took")
  @Test
  void timed() {
    run(sluice.sql("SELECT 1").scalar(Integer.class));
    assertThat(log.all()).containsExactly("SELECT 1");
    assertThat(log.outcomes())
        .singleElement()
        .satisfies(each -> assertThat(each.duration()).isPositive());
  }

  @DisplayName("QRY-07: rows, and what their columns are")
  @Test
  void columns() {
    values(sluice.sql("SELECT 1 AS one, 'b' AS two").map(SqlRow::columns), List.of("one", "two"));
  }

  @DisplayName("QRY-10: rows of a routine")
  @Test
  void routine() {
    boolean functions = has(Feature.ARRAYS);
    database.run(
        functions ? "DROP FUNCTION IF EXISTS foo()" : "DROP PROCEDURE IF EXISTS foo",
        functions
            ? "CREATE FUNCTION foo() RETURNS TABLE(n int) LANGUAGE sql"
                + " AS 'SELECT 1 UNION ALL SELECT 2'"
            : "CREATE PROCEDURE foo() SELECT 1 AS n UNION ALL SELECT 2");
    values(
        sluice
            .sql(functions ? "SELECT * FROM foo()" : "CALL foo()")
            .map(row -> row.require("n", Integer.class)),
        1,
        2);
  }

  @DisplayName("QRY-11: entities, by the names of their columns")
  @Test
  void entities() {
    User ada = user("Ada");
    values(sluice.sql("SELECT * FROM users").as(User_.TYPE), ada);
    assertThat(ada.createdAt()).isNotNull();
  }

  @DisplayName(
      "QRY-13, QRY-14: errors are of the kind that those of models are, with the driver's as cause")
  @Test
  void errors() {
    assertThat(
            failure(UnknownTableException.class, sluice.sql("SELECT 1 FROM missing").rowsUpdated()))
        .hasCauseInstanceOf(R2dbcException.class);
    failure(UnknownColumnException.class, sluice.sql("SELECT missing FROM users").rowsUpdated());
    run(sluice.sql("INSERT INTO projects (id, title) VALUES (7, 'Notes')").rowsUpdated());
    assertThat(
            failure(
                UniqueConstraintException.class,
                sluice.sql("INSERT INTO projects (id, title) VALUES (7, 'Boat')").rowsUpdated()))
        .hasMessageContaining("7");
    failure(
        ForeignKeyConstraintException.class,
        sluice.sql("INSERT INTO projects (title, owner_id) VALUES ('Notes', 99)").rowsUpdated());
  }

  @DisplayName("QRY-16, QRY-17: values come by names or in order, not both")
  @Test
  void mixed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT ?", 1).bind("name", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> sluice.sql("SELECT ?, :name", 1));
  }

  @DisplayName("QRY-20: each place has its value, and each value its place")
  @Test
  void complete() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT :name").rowsUpdated())
        .withMessageContaining(":name has no value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT ':name'").bind("name", 1))
        .withMessageContaining("has no :name");
    assertThatIllegalArgumentException().isThrownBy(() -> sluice.sql("SELECT ?", 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> sluice.sql("SELECT ?, ?", 1));
  }

  @DisplayName("QRY-23: a name twice, null, a time in quotes, a cast; QRY-26: $ in a name")
  @Test
  void places() {
    Flux<List<Object>> found =
        sluice
            .sql(
                "SELECT CAST(:one AS DECIMAL) AS a, CAST(:two AS DECIMAL) AS b,"
                    + " CAST(:one AS DECIMAL) AS foo$bar, '00:00' AS d"
                    + (has(Feature.ARRAYS) ? ", '1000'::integer AS e" : ", 1000 AS e")
                    + " FROM users WHERE :none IS NULL")
            .bind("one", 1)
            .bind("two", 2L)
            .bindNull("none", Integer.class)
            .map(
                row ->
                    List.<Object>of(
                        row.require("a", Integer.class),
                        row.require("b", Integer.class),
                        row.require("foo$bar", Integer.class),
                        row.require("d", String.class),
                        row.require("e", Integer.class)));
    user("Ada");
    values(found, List.of(1, 2, 1, "00:00", 1000));
  }

  @DisplayName("QRY-28: the time of the database, and a sum by recursion")
  @Test
  void computed() {
    assertThat(
            get(sluice
                    .sql(
                        "SELECT CAST(NOW() AS "
                            + (has(Feature.ARRAYS) ? "timestamp" : "datetime")
                            + ") AS t")
                    .scalar(LocalDateTime.class))
                .getYear())
        .isGreaterThan(2020);
    values(
        sluice
            .sql(
                "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < :last)"
                    + " SELECT SUM(n) FROM t")
            .bind("last", 100)
            .scalar(Long.class),
        5050L);
  }
}
