package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.DataException;
import io.sluice.error.GoneException;
import io.sluice.error.MappingException;
import io.sluice.model.Attribute;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.hasmany.Branch_;
import io.sluice.tests.hasmany.Clerk;
import io.sluice.tests.hasmany.Clerk_;
import io.sluice.tests.hasmany.Counter;
import io.sluice.tests.hasmany.Counter_;
import io.sluice.tests.model.Mood;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Columns of types that tables of others have. */
@ExtendWith(PostgresExtension.class)
@Timeout(30)
class PostgresColumnTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String FEELING =
      "DO $$ BEGIN CREATE TYPE feeling AS ENUM ('HAPPY', 'Sad_2');"
          + " EXCEPTION WHEN duplicate_object THEN NULL; END $$";
  private final DatabaseUnderTest database;
  private final Model<Sample> samples;

  PostgresColumnTests(DatabaseUnderTest database) {
    this.database = database;
    this.samples = database.sluice(1).model(Sample_.TYPE); // prepares its statements anew
  }

  @AfterEach
  void dropTables() {
    database.drop("samples");
  }

  private void column(Attribute<Sample, ?> attribute, String type, String value) {
    database.sync(Sample_.TYPE);
    String column = '"' + attribute.column() + '"';
    database.run(
        "ALTER TABLE samples DROP COLUMN " + column,
        "ALTER TABLE samples ADD COLUMN " + column + " " + type,
        "INSERT INTO samples (" + column + ") VALUES (" + value + ")");
  }

  static List<Arguments> misfits() {
    return List.of(
        Arguments.of(Sample_.amount, "numeric", "'NaN'"),
        Arguments.of(Sample_.huge, "numeric", "'NaN'"),
        Arguments.of(Sample_.big, "numeric", "'NaN'"),
        Arguments.of(Sample_.date, "date", "'infinity'"),
        Arguments.of(Sample_.date, "date", "'-infinity'"),
        Arguments.of(Sample_.local, "timestamp", "'infinity'"),
        Arguments.of(Sample_.local, "timestamp", "'-infinity'"),
        Arguments.of(Sample_.instant, "timestamptz", "'infinity'"),
        Arguments.of(Sample_.instant, "timestamptz", "'-infinity'"),
        Arguments.of(Sample_.zoned, "timestamptz", "'infinity'"),
        Arguments.of(Sample_.instant, "timestamp", "'2024-01-01 00:00'"),
        Arguments.of(Sample_.local, "timestamptz", "'2024-01-01 00:00'"),
        Arguments.of(Sample_.date, "timestamp", "'2024-01-01 00:00'"),
        Arguments.of(Sample_.instant, "date", "'2024-01-01'"),
        Arguments.of(Sample_.text, "inet", "'10.0.0.1'"),
        Arguments.of(Sample_.text, "interval", "'1 day'"),
        Arguments.of(Sample_.text, "bit(3)", "B'101'"),
        Arguments.of(Sample_.text, "integer[]", "'{1, 2}'"),
        Arguments.of(Sample_.text, "money", "12"),
        Arguments.of(Sample_.text, "numeric", "'NaN'"),
        Arguments.of(Sample_.text, "timestamptz", "'2024-01-01 00:00'"),
        Arguments.of(Sample_.text, "bytea", "'x'"));
  }

  @DisplayName("a value that does not fit is an error that names all that it is about")
  @ParameterizedTest
  @MethodSource("misfits")
  void misfit(Attribute<Sample, ?> attribute, String type, String value) {
    column(attribute, type, value);
    StepVerifier.create(samples.findAll())
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Sample." + attribute.name())
                    .hasMessageContaining("column " + attribute.column())
                    .hasMessageContaining(attribute.type().javaType().getSimpleName()))
        .verify(PATIENCE);
  }

  static List<Arguments> texts() {
    return List.of(
        Arguments.of("uuid", "00112233-4455-6677-8899-aabbccddeeff"),
        Arguments.of("bigint", "5000000000"),
        Arguments.of("numeric(10, 2)", "12.50"),
        Arguments.of("boolean", "true"),
        Arguments.of("jsonb", "{\"a\": 1}"),
        Arguments.of("json", "{\"a\":1}"),
        Arguments.of("xml", "<a/>"),
        Arguments.of("varchar(20)", "text"),
        Arguments.of("feeling", "HAPPY"));
  }

  @DisplayName(
      "a text on a column that is no text is read, found and written back as the server has it")
  @ParameterizedTest
  @MethodSource("texts")
  void text(String type, String text) {
    database.run(FEELING);
    column(Sample_.text, type, "'" + text + "'");
    Sample read = get(samples.findByPk(1L));
    assertThat(read.text()).isEqualTo(text);
    assertThat(get(samples.replace(read)).text()).isEqualTo(text);
    if (!List.of("json", "xml").contains(type)) { // which have no equality
      assertThat(get(samples.findOne(q -> q.where(Sample_.text.eq(text)))).text()).isEqualTo(text);
    }
  }

  @DisplayName("an enum of Java on one of the server")
  @ParameterizedTest
  @ValueSource(strings = {"HAPPY", "Sad_2"})
  void serverEnum(Mood mood) {
    database.run(FEELING);
    column(Sample_.mood, "feeling", "'" + mood.name() + "'");
    Sample read = get(samples.findOne(q -> q.where(Sample_.mood.eq(mood))));
    assertThat(read.mood()).isEqualTo(mood);
    assertThat(get(samples.count(q -> q.where(Sample_.mood.in(Mood.HAPPY, Mood.Sad_2)))))
        .isEqualTo(1);
    assertThat(get(samples.replace(read))).isEqualTo(read);
  }

  @DisplayName("instants from the first to the last that a server has, null among them")
  @Test
  void instants() {
    database.sync(Sample_.TYPE);
    for (String each :
        List.of(
            "-4712-01-01T00:00:00Z",
            "1999-12-31T23:59:59.999999Z",
            "2000-01-01T00:00:00Z",
            "1969-12-31T23:59:59.000001Z",
            "+294276-12-31T23:59:59.999999Z")) {
      Instant instant = Instant.parse(each);
      assertThat(get(samples.create(Sample_.instant.set(instant))).instant()).isEqualTo(instant);
      assertThat(get(samples.count(q -> q.where(Sample_.instant.eq(instant))))).isEqualTo(1);
    }
    assertThat(get(samples.create(Sample_.instant.setNull())).instant()).isNull();
  }

  @DisplayName("an instant that no server has is refused, and never an infinity")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-4713-01-01T00:00:00Z",
        "+294277-01-09T04:00:54.775807Z",
        "+294277-01-09T04:00:55Z",
        "-1000000000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void unknownInstant(Instant instant) {
    database.sync(Sample_.TYPE);
    StepVerifier.create(samples.create(Sample_.instant.set(instant)))
        .expectError(DataException.class)
        .verify(PATIENCE);
  }

  @DisplayName("zero is zero")
  @Test
  void zero() {
    column(Sample_.amount, "numeric", "0.000");
    assertThat(Objects.requireNonNull(get(samples.findByPk(1L)).amount())).isZero();
  }

  @DisplayName("a row that a trigger leaves out is not created")
  @Test
  void leftOut() {
    database.sync(Sample_.TYPE);
    database.run(
        "CREATE OR REPLACE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql"
            + " AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER leave_out BEFORE INSERT ON samples"
            + " FOR EACH ROW EXECUTE FUNCTION leave_out()");
    StepVerifier.create(samples.create(Sample_.number.set(1)))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(GoneException.class)
                    .hasMessageContaining("a trigger or a rule"))
        .verify(PATIENCE);
  }

  private static <T> T get(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(PATIENCE));
  }

  @DisplayName("texts of several rows at once take the type of their column, too")
  @Test
  void severalRows() {
    database.sync(Member_.TYPE, Club_.TYPE, Enrolment_.TYPE);
    database.run(
        FEELING,
        "ALTER TABLE enrolments DROP COLUMN role",
        "ALTER TABLE enrolments ADD COLUMN role feeling");
    Sluice sluice = database.sluice(1);
    Member ada = sluice.model(Member_.TYPE).create(Member_.name.set("Ada")).block(PATIENCE);
    Model<Club> clubs = sluice.model(Club_.TYPE);
    List<Club> both =
        Flux.just("chess", "go")
            .concatMap(each -> clubs.create(Club_.name.set(each)))
            .collectList()
            .block(PATIENCE);
    BelongsToMany<Club, Enrolment> links = Objects.requireNonNull(ada).clubs();
    Mono<List<String>> roles =
        sluice
            .model(Enrolment_.TYPE)
            .findAll()
            .map(each -> String.valueOf(each.role()))
            .collectList();

    StepVerifier.create(
            links
                .addAll(Objects.requireNonNull(both), Enrolment_.role.set("HAPPY"))
                .then(links.setAll(both, Enrolment_.role.set("Sad_2")))
                .then(roles))
        .expectNext(List.of("Sad_2", "Sad_2"))
        .expectComplete()
        .verify(PATIENCE);
    database.drop("enrolments");
  }

  @DisplayName("a composite key with a text compares by the rules of its column, however many")
  @ParameterizedTest
  @CsvSource({"citext, a", "char(9), A"})
  void compositeKeys(String type, String hall) {
    database.run(database.server().looseTextNeeds().toArray(String[]::new));
    database.sync(Clerk_.TYPE, Branch_.TYPE, Counter_.TYPE);
    database.run("ALTER TABLE counters ALTER COLUMN hall TYPE " + type);
    Sluice sluice = database.sluice(1);
    Model<Counter> counters = sluice.model(Counter_.TYPE);
    Mono<Clerk> clerk = sluice.model(Clerk_.TYPE).create(Clerk_.name.set("Cem"));
    List<Object> keys = List.of(new Counter_.Key(hall, 1), new Counter_.Key(hall, 2));

    StepVerifier.create(
            Flux.just(1, 2)
                .concatMap(
                    each -> counters.create(Counter_.hall.set("A"), Counter_.place.set(each)))
                .then(clerk)
                .flatMap(
                    each ->
                        each.counters()
                            .addKeys(keys)
                            .map(Linked::added)
                            .zipWith(each.counters().hasKeys(keys))))
        .expectNextMatches(result -> result.getT1() == 2 && result.getT2())
        .expectComplete()
        .verify(PATIENCE);
    database.drop("counters");
  }
}
