package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.BulkRecordException;
import io.sluice.error.DataException;
import io.sluice.error.GoneException;
import io.sluice.error.MappingException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementLog;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Bulk writes into tables of others: what COPY is for, and what it is not for. */
@ExtendWith(PostgresExtension.class)
@Timeout(60)
class PostgresBulkTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ROWS = 250;
  private static final RecursiveComparisonConfiguration ALL =
      RecursiveComparisonConfiguration.builder().build();
  private final DatabaseUnderTest database;
  private final StatementLog log;
  private final Model<Sample> samples;

  PostgresBulkTests(DatabaseUnderTest database) {
    this.database = database;
    this.log = database.log();
    this.samples = database.sluice(2).model(Sample_.TYPE);
  }

  @BeforeEach
  void createTable() {
    database.sync(Sample_.TYPE);
    log.clear();
  }

  @AfterEach
  void dropTable() {
    database.drop("samples");
  }

  private static Flux<Sample> numbered() {
    return Flux.range(0, ROWS).map(each -> Sample_.builder().number(each).text("t" + each).build());
  }

  private static boolean isNumber(Sample sample, int number) {
    return Objects.equals(sample.number(), number);
  }

  private List<Sample> created(Flux<Sample> given) {
    return get(samples.bulkCreate(given).collectList());
  }

  private void requireAsStored(List<Sample> created) {
    assertThat(created).hasSize(ROWS);
    List<Sample> stored = get(samples.findAll(q -> q.order(Sample_.id.asc())).collectList());
    assertThat(created).usingRecursiveFieldByFieldElementComparator(ALL).isEqualTo(stored);
  }

  private boolean copies() {
    return log.statements().stream().anyMatch(each -> each.startsWith("COPY"));
  }

  private static <T> T get(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(PATIENCE));
  }

  @Test
  @DisplayName("three statements: what the columns are, the keys, COPY")
  void statements() {
    requireAsStored(created(numbered()));
    log.clear();
    created(numbered());
    assertThat(log.statements()).hasSize(3);
    assertThat(log.statements().get(1))
        .matches(
            "SELECT ARRAY\\(SELECT \\(nextval\\('.*samples_id_seq'::regclass\\)\\)::bigint"
                + " FROM generate_series\\(1, \\$1\\)\\)");
    assertThat(log.statements().get(2))
        .startsWith("COPY \"samples\" (")
        .endsWith("(FORMAT binary)");
    log.clear();
    get(samples.bulkImport(numbered()));
    assertThat(log.statements()).hasSize(2);
  }

  @DisplayName("a column that does not keep what it is given is inserted, and read back")
  @ParameterizedTest
  @CsvSource({
    "text, character(9)",
    "text, jsonb",
    "small, numeric",
    "precise, real",
    "real, double precision",
    "local, timestamp(3)",
    "instant, timestamptz(0)",
    "time, time(2)"
  })
  void otherType(String column, String type) {
    database.run(
        "ALTER TABLE samples ALTER COLUMN " + column + " TYPE " + type + " USING NULL::" + type);
    Flux<Sample> given =
        Flux.range(0, ROWS)
            .map(
                each -> {
                  var at = java.time.Instant.parse("2026-01-02T03:04:05.678912Z");
                  var local = java.time.LocalDateTime.ofInstant(at, java.time.ZoneOffset.UTC);
                  return Sample_.builder()
                      .text("{\"a\":  1}")
                      .small((short) (int) each)
                      .precise(each + 0.5)
                      .real(each + 0.25f)
                      .local(local)
                      .time(local.toLocalTime())
                      .instant(at)
                      .build();
                });
    if (column.equals("text")) {
      given = given.map(each -> type.equals("jsonb") ? each : each.withText("pad"));
    }
    requireAsStored(created(given));
    assertThat(copies()).isFalse();
  }

  @DisplayName("integers go into columns of other widths")
  @ParameterizedTest
  @CsvSource({"big, integer", "number, bigint", "number, smallint", "tiny, bigint"})
  void otherWidth(String column, String type) {
    database.run("ALTER TABLE samples ALTER COLUMN " + column + " TYPE " + type);
    Flux<Sample> given =
        Flux.range(0, ROWS)
            .map(
                each ->
                    Sample_.builder()
                        .big((long) each)
                        .number(each)
                        .tiny((byte) (each % 100))
                        .build());
    requireAsStored(created(given));
    assertThat(copies()).isTrue();
  }

  @Test
  @DisplayName("an integer that is too large for its column is the error of its record")
  void tooLarge() {
    database.run("ALTER TABLE samples ALTER COLUMN big TYPE integer");
    Flux<Sample> given =
        numbered().map(each -> isNumber(each, 200) ? each.withBig(Long.MAX_VALUE) : each);
    StepVerifier.create(samples.bulkImport(given))
        .expectErrorSatisfies(
            error -> {
              assertThat(((BulkRecordException) error).index()).isEqualTo(200);
              assertThat(error).hasCauseInstanceOf(DataException.class);
            })
        .verify(PATIENCE);
    assertThat(get(samples.count())).isZero();
  }

  @DisplayName("decimals are stored, rounded and come back as by an INSERT")
  @ParameterizedTest
  @ValueSource(strings = {"numeric", "numeric(30, 4)", "numeric(40)", "numeric(58, 20)"})
  void decimals(String type) {
    database.run("ALTER TABLE samples ALTER COLUMN amount TYPE " + type);
    Random random = new Random(17);
    List<BigDecimal> values =
        IntStream.range(0, ROWS)
            .mapToObj(
                each ->
                    new BigDecimal(
                        new BigInteger(random.nextInt(55), random), random.nextInt(25) - 5))
            .map(each -> random.nextBoolean() ? each.negate() : each)
            .toList();
    List<Sample> created =
        created(Flux.fromIterable(values).map(each -> Sample_.builder().amount(each).build()));
    assertThat(copies()).isTrue();
    requireAsStored(created);
    for (int i = 0; i < 50; i++) {
      Sample one = get(samples.create(Sample_.amount.set(values.get(i))));
      assertThat(one.amount()).isEqualTo(created.get(i).amount());
    }
  }

  @Test
  @DisplayName("a column that always makes its own keys")
  void generatedAlways() {
    database.run("ALTER TABLE samples ALTER COLUMN id SET GENERATED ALWAYS");
    requireAsStored(created(numbered()));
    assertThat(copies()).isTrue();
    database.run("TRUNCATE samples");
    requireAsStored(created(numbered().map(each -> each.withBytes(new byte[] {1, 0x5c}))));
    assertThat(get(samples.bulkCreate(numbered().take(20)).collectList())).hasSize(20);
  }

  @Test
  @DisplayName("keys of a sequence that is not the column's own")
  void sequence() {
    database.run(
        "CREATE SEQUENCE IF NOT EXISTS others INCREMENT BY -3 MINVALUE -999999",
        "ALTER TABLE samples ALTER COLUMN id DROP IDENTITY",
        "ALTER TABLE samples ALTER COLUMN id SET DEFAULT nextval('others')");
    List<Sample> created = created(numbered());
    assertThat(created).extracting(Sample::number).isSorted();
    long first = Objects.requireNonNull(created.get(0).id());
    assertThat(created.get(1).id()).isEqualTo(first - 3);
  }

  @DisplayName("rows that a trigger changes come back as it has left them")
  @ParameterizedTest
  @ValueSource(strings = {"NEW.text = 'by trigger';", "NEW.id = 1000000 - NEW.id;"})
  void trigger(String change) {
    trigger("BEFORE", change + " RETURN NEW;");
    List<Sample> created = created(numbered());
    assertThat(copies()).isFalse();
    assertThat(created).extracting(Sample::number).isSorted();
    List<Sample> stored = get(samples.findAll().collectList());
    assertThat(created)
        .usingRecursiveFieldByFieldElementComparator(ALL)
        .containsExactlyInAnyOrderElementsOf(stored);
  }

  @Test
  @DisplayName("a trigger that comes after leaves COPY as it is")
  void after() {
    trigger("AFTER", "RETURN NULL;");
    requireAsStored(created(numbered()));
    assertThat(copies()).isTrue();
  }

  @Test
  @DisplayName("a row that a trigger leaves out is the error of its record")
  void leftOut() {
    trigger("BEFORE", "IF NEW.number = 77 THEN RETURN NULL; END IF; RETURN NEW;");
    StepVerifier.create(samples.bulkCreate(numbered()).then())
        .expectErrorSatisfies(
            error -> {
              assertThat(((BulkRecordException) error).index()).isEqualTo(77);
              assertThat(error).hasCauseInstanceOf(GoneException.class);
            })
        .verify(PATIENCE);
    StepVerifier.create(samples.bulkImport(numbered()).map(each -> each.rows()))
        .expectNext(ROWS - 1L)
        .expectComplete()
        .verify(PATIENCE);
  }

  private void trigger(String when, String body) {
    database.run(
        "CREATE OR REPLACE FUNCTION of_samples() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            + body
            + " END $$",
        "CREATE TRIGGER of_samples "
            + when
            + " INSERT ON samples FOR EACH ROW EXECUTE FUNCTION of_samples()");
  }

  @Test
  @DisplayName("a text with a character that the server does not take is the error of its record")
  void noCharacter() {
    Flux<Sample> given = numbered().map(each -> isNumber(each, 3) ? each.withText("a\0b") : each);
    StepVerifier.create(samples.bulkCreate(given).then())
        .expectErrorSatisfies(
            error -> assertThat(((BulkRecordException) error).index()).isEqualTo(3))
        .verify(PATIENCE);
  }

  @Test
  @DisplayName("a date that the driver does not know is the error of its record")
  void farDate() {
    Flux<Sample> given =
        numbered()
            .map(each -> isNumber(each, 5) ? each.withDate(LocalDate.of(9_999_999, 1, 1)) : each);
    StepVerifier.create(samples.bulkImport(given))
        .expectErrorSatisfies(
            error -> {
              assertThat(((BulkRecordException) error).index()).isEqualTo(5);
              assertThat(error)
                  .hasCauseInstanceOf(MappingException.class)
                  .hasMessageContaining("is no date to PostgreSQL");
            })
        .verify(PATIENCE);
    StepVerifier.create(samples.create(Sample_.date.set(LocalDate.of(-5_000, 1, 1))))
        .expectError(MappingException.class)
        .verify(PATIENCE);
    assertThat(get(samples.count())).isZero();
  }
}
