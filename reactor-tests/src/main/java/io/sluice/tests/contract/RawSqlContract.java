package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.sluice.SqlStatement;
import io.sluice.dialect.Feature;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Mood;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Values in SQL that users write. */
public abstract class RawSqlContract extends Contract {
  private static final Instant NOW = Instant.parse("2024-02-29T12:34:56.123456Z");
  private static final List<Object> VALUES =
      List.of(
          true,
          (byte) 1,
          (short) 2,
          3,
          4L,
          0.5,
          new BigDecimal("6.2500"),
          BigInteger.TEN,
          "it's",
          UUID.fromString("0b9d1b8e-5c1d-4e5f-8a37-6a3d1c2b4f5e"),
          LocalDate.of(2024, 2, 29),
          LocalTime.of(1, 2, 3),
          LocalDateTime.of(2024, 2, 29, 1, 2, 3),
          NOW,
          NOW.atOffset(ZoneOffset.UTC),
          Mood.Sad_2);
  private static final String COLUMNS =
      "flag, tiny, small, number, big, precise, amount, huge, text, uuid, date, time, local,"
          + " instant, zoned, mood";

  protected RawSqlContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void people() {
    run(users.create(User_.name.set("Ada"), User_.age.set(36)));
    run(users.create(User_.name.set("Bob"), User_.age.set(17)));
    run(users.create(User_.name.set("Grace")));
    log.clear();
  }

  private List<String> names(SqlStatement statement) {
    return get(statement.map(row -> row.require("name", String.class)).collectList());
  }

  @Test
  void valuesByNames() {
    SqlStatement adults = sluice.sql("SELECT name FROM users WHERE age >= :age AND name <> :name");
    SqlStatement bound = adults.bind("age", 17).bind("name", "Bob");
    assertThat(names(bound)).containsExactly("Ada");
    assertThat(names(bound.bind("name", "Ada"))).containsExactly("Bob");
    assertThat(names(bound)).containsExactly("Ada");
    assertThat(log.statements()).hasSize(3);
    assertThat(bound).hasToString("SELECT name FROM users WHERE age >= :age AND name <> :name");
  }

  @Test
  void valuesInOrder() {
    assertThat(names(sluice.sql("SELECT name FROM users WHERE age > ? AND name <> ?", 10, "Bob")))
        .containsExactly("Ada");
    assertThat(names(sluice.sql("SELECT name FROM users WHERE name IN (?)", List.of("Bob", "Eve"))))
        .containsExactly("Bob");
  }

  @Test
  void nothingIsPartOfTheText() {
    String nasty = "x' OR '1' = '1'; -- :name ? $1 {0}";
    assertThat(names(sluice.sql("SELECT name FROM users WHERE name = :name").bind("name", nasty)))
        .isEmpty();
    run(users.create(User_.name.set(nasty)));
    assertThat(names(sluice.sql("SELECT name FROM users WHERE name = ?", nasty)))
        .containsExactly(nasty);
    assertThat(log.statements()).noneMatch(each -> each.contains("OR '1'"));
  }

  @Test
  void aNameThatComesSeveralTimes() {
    SqlStatement optional =
        sluice.sql(
            "SELECT name FROM users WHERE CAST(:name AS CHAR(80)) IS NULL OR name = :name"
                + " ORDER BY name");
    assertThat(names(optional.bind("name", "Bob"))).containsExactly("Bob");
    assertThat(names(optional.bindNull("name", String.class)))
        .containsExactly("Ada", "Bob", "Grace");
  }

  @Test
  void collectionsAreLists() {
    SqlStatement some =
        sluice.sql("SELECT name FROM users WHERE name IN (:names) OR age IN (:ages) ORDER BY id");
    assertThat(names(some.bind("names", List.of("Ada", "Grace")).bind("ages", Set.of(17))))
        .containsExactly("Ada", "Bob", "Grace");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> some.bind("names", List.of()))
        .withMessageContaining(":names is a collection without values")
        .withMessageContaining("= ANY(:names)");
  }

  @Test
  void collectionsInCollectionsAreRows() {
    SqlStatement some = sluice.sql("SELECT name FROM users WHERE (name, age) IN (:people)");
    assertThat(names(some.bind("people", List.of(List.of("Ada", 36), List.of("Bob", 99)))))
        .containsExactly("Ada");
  }

  @Test
  void arraysAreValuesWhereTheDatabaseHasThem() {
    if (!has(Feature.ARRAYS)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> names(sluice.sql("SELECT :a").bind("a", new long[] {1})))
          .withMessageContaining("has no arrays: bind a collection");
      return;
    }
    SqlStatement any = sluice.sql("SELECT name FROM users WHERE age = ANY(:ages)");
    assertThat(names(any.bind("ages", new int[] {36, 40}))).containsExactly("Ada");
    assertThat(names(any.bind("ages", new Integer[] {17}))).containsExactly("Bob");
    assertThat(names(any.bind("ages", new int[0]))).isEmpty();
    assertThat(
            names(
                sluice
                    .sql("SELECT name FROM users WHERE name = ANY(:names) AND age > :age")
                    .bind("names", new String[] {"Ada", "Bob"})
                    .bind("age", 20)))
        .containsExactly("Ada");
  }

  @Test
  void everyTypeOfAttributesComesBack() {
    database.sync(Sample_.TYPE);
    run(
        sluice
            .sql("INSERT INTO samples (" + COLUMNS + ") VALUES :row")
            .bind("row", List.of(VALUES))
            .rowsUpdated());
    List<Object> found =
        get(
            sluice
                .sql(
                    "SELECT " + COLUMNS + " FROM samples WHERE mood = ? AND uuid = ?",
                    Mood.Sad_2,
                    VALUES.get(9))
                .map(
                    row -> {
                      List<Object> all = new ArrayList<>();
                      for (int i = 0; i < VALUES.size(); i++) {
                        all.add(row.require(i, VALUES.get(i).getClass()));
                      }
                      return all;
                    })
                .single());
    assertThat(found).isEqualTo(VALUES);
  }

  @Test
  void bytesAreOneValue() {
    database.sync(Sample_.TYPE);
    byte[] bytes = {1, 2, 0, -1};
    run(sluice.sql("INSERT INTO samples (bytes) VALUES (?)", bytes).rowsUpdated());
    byte[] found =
        get(
            sluice
                .sql("SELECT bytes FROM samples WHERE bytes IN (:all)")
                .bind("all", List.of(bytes))
                .map(row -> row.require(0, byte[].class))
                .single());
    assertThat(found).isEqualTo(bytes);
  }

  @Test
  void nullsHaveTypes() {
    SqlStatement update =
        sluice.sql("UPDATE users SET age = :age, email = :email WHERE name = 'Ada'");
    StepVerifier.create(
            update.bindNull("age", Integer.class).bindNull("email", String.class).rowsUpdated())
        .expectNext(1L)
        .verifyComplete();
    assertThat(names(sluice.sql("SELECT name FROM users WHERE age IS NULL ORDER BY name")))
        .containsExactly("Ada", "Grace");
    StepVerifier.create(
            sluice
                .sql(
                    "UPDATE users SET age = ? WHERE name = ?",
                    Parameters.in(R2dbcType.INTEGER),
                    "Bob")
                .rowsUpdated())
        .expectNext(1L)
        .verifyComplete();
  }

  @Test
  void whatIsNoPlaceIsSentAsItIs() {
    List<Object> found =
        get(
            sluice
                .sql("SELECT '00:00:a' AS a, 'it''s :b ?' AS b, :c AS c /* :d ? */ -- :e 'f\n")
                .bind("c", 7L)
                .map(
                    row ->
                        List.<Object>of(
                            row.require(0, String.class),
                            row.require(1, String.class),
                            row.require(2, Long.class)))
                .single());
    assertThat(found).containsExactly("00:00:a", "it's :b ?", 7L);
  }

  @Test
  void wrongValuesAreErrorsAtTheCall() {
    SqlStatement named = sluice.sql("SELECT :a, :b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names(named.bind("a", 1)))
        .withMessage(":b has no value: add .bind(\"b\", …)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named.bind("c", 1).rowsUpdated())
        .withMessageContaining("has no :c; it has :a, :b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT ?, ?", 1))
        .withMessageContaining("2 ? for 1 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT ?, :a", 1))
        .withMessageContaining("? and :a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT ?", 1).bind("a", 1))
        .withMessageContaining("came in order");
    assertThatIllegalArgumentException().isThrownBy(() -> sluice.sql(" "));
    assertThat(log.all()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // that null is refused is the test
  void nullsAreErrorsAtTheCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT :a").bind("a", null))
        .withMessageContaining(":a is null")
        .withMessageContaining("bindNull");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT ?", (Object) null))
        .withMessageContaining("? number 1 is null");
    assertThatIllegalArgumentException().isThrownBy(() -> sluice.sql(null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT 1").as((io.sluice.model.EntityType<User>) null));
    assertThatIllegalArgumentException().isThrownBy(() -> sluice.sql("SELECT 1").map(null));
  }
}
