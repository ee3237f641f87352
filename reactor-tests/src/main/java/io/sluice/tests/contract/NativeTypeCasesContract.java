package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.MappingException;
import io.sluice.error.StatementTimeoutException;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.constants.FileKind;
import io.sluice.tests.documents.Employee;
import io.sluice.tests.documents.Event;
import io.sluice.tests.documents.Event_;
import io.sluice.tests.lists.Box;
import io.sluice.tests.lists.Box_;
import io.sluice.tests.natives.Booking;
import io.sluice.tests.natives.Booking_;
import io.sluice.tests.natives.Host;
import io.sluice.tests.natives.Host_;
import io.sluice.type.DataType;
import io.sluice.type.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The cases of types that a database has which has ranges. */
public abstract class NativeTypeCasesContract extends Contract {
  private static final String EXPLOIT = "it's \"quoted\"\\'); DROP TABLE hosts; --";
  private static final Instant FIRST = Instant.parse("2013-01-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2013-12-31T00:00:00Z");

  private final Sluice own; // others sync all of theirs
  private final Model<Host> hosts;
  private final Model<Booking> bookings;

  protected NativeTypeCasesContract(DatabaseUnderTest database) {
    super(database);
    this.own = database.sluice(2);
    this.hosts = own.model(Host_.TYPE);
    this.bookings = own.model(Booking_.TYPE);
  }

  @BeforeEach
  void createHosts() {
    requires(Feature.RANGES);
    database.run(database.server().typeNeeds().toArray(String[]::new));
    database.sync(Host_.TYPE, Booking_.TYPE);
  }

  private List<String> names(Condition<Host> condition) {
    return get(
        hosts
            .findAll(q -> q.where(condition).order(Host_.id.asc()))
            .map(each -> String.valueOf(each.name()))
            .collectList());
  }

  private Map<String, String> settings(Host host) {
    return Objects.requireNonNull(host.settings());
  }

  @DisplayName("FIND-22: texts of any spelling are found, and come in their own")
  @Test
  void anySpelling() {
    for (String each : List.of("lowercase", "UPPERCASE", "MIXEDcase")) {
      get(hosts.create(Host_.name.set(each)));
    }
    assertThat(names(Host_.name.in("LOWERCASE", "uppercase", "mixedCase")))
        .containsExactly("lowercase", "UPPERCASE", "MIXEDcase");
  }

  @DisplayName("DT-10 DT-11 DT-23: ranges with each of their ends, or without")
  @Test
  void ends() {
    Booking seats = get(bookings.create(Booking_.seats.set(Range.closed(1, 4))));
    assertThat(seats.seats()).isEqualTo(Range.closedOpen(1, 5));
    assertThat(
            List.of(
                Range.closedOpen(0, 1),
                Range.closed(0, 1),
                Range.open(0, 1),
                Range.openClosed(0, 1)))
        .map(String::valueOf)
        .containsExactly("[0,1)", "[0,1]", "(0,1)", "(0,1]");
    for (Range<Instant> each :
        List.of(
            Range.closedOpen(FIRST, SECOND),
            Range.openClosed(FIRST, SECOND),
            Range.closed(FIRST, SECOND))) {
      Booking created = get(bookings.create(Booking_.time.set(each)));
      assertThat(get(bookings.reload(created)).time()).isEqualTo(each);
    }
  }

  @DisplayName("DT-25: ranges without ends, without values, and none")
  @Test
  void texts() {
    database.run(
        "INSERT INTO bookings (seats) VALUES ('(1,)'), ('(,)'), ('empty'), (NULL), ('[,3]')");
    assertThat(
            get(
                bookings
                    .findAll(q -> q.order(Booking_.id.asc()))
                    .map(each -> String.valueOf(each.seats()))
                    .collectList()))
        .containsExactly("[2,)", "(,)", "empty", "null", "(,4)");
    database.run("INSERT INTO bookings (days) VALUES ('[-infinity,infinity]')");
    failure(MappingException.class, bookings.findAll(q -> q.where(Booking_.days.isNotNull())));
  }

  @DisplayName("DT-16 DT-17: infinite days and times are texts, beside what the database computes")
  @Test
  void infinities() {
    Host host = get(hosts.create(Host_.name.set("a")));
    assertThat(host.since()).isEqualTo("-infinity");
    Host updated =
        get(hosts.update(host, Host_.since.set("infinity"), Host_.until.set("-infinity")));
    assertThat(updated.since()).isEqualTo("infinity");
    assertThat(updated.until()).isEqualTo("-infinity");
    values(
        hosts.updateWhere(
            Host_.since.eq("infinity"),
            Host_.until.setTo(Expression.unsafeSql("now()", DataType.STRING)),
            Host_.since.set("-infinity")),
        1L);
    Host computed = get(hosts.reload(host));
    assertThat(computed.until()).startsWith("20");
    assertThat(computed.since()).isEqualTo("-infinity");
    values(hosts.replace(computed), computed);
  }

  @DisplayName("DT-19 DT-20: maps without keys, with quotes, with nulls, and none")
  @Test
  void maps() {
    List<Map<String, String>> given =
        List.of(
            Map.of(),
            Map.of("foo", ""),
            Map.of("foo", "back\\slash\\\\"),
            Map.of("foo", "say \"hi\""),
            Map.of("it's", "'single'"));
    for (Map<String, String> each : given) {
      Host created = get(hosts.create(Host_.settings.set(each)));
      assertThat(created.settings()).isEqualTo(each);
      assertThat(get(hosts.findOne(q -> q.where(Host_.settings.eq(each)))).id())
          .isEqualTo(created.id());
    }
    Host none = get(hosts.create(Host_.settings.setNull()));
    assertThat(none.settings()).isNull();
    database.run("UPDATE hosts SET settings = '\"null\"=>NULL' WHERE settings IS NULL");
    Host nulls = get(hosts.reload(none));
    assertThat(nulls.settings()).hasToString("{null=null}");
    values(hosts.replace(nulls), nulls);
  }

  @DisplayName("PG-01 PG-02: an array is compared as one")
  @Test
  void arrays() {
    database.sync(Box_.TYPE);
    Model<Box> boxes = own.model(Box_.TYPE);
    get(boxes.create(Box_.tags.set(List.of("myemail@email.com"))));
    get(boxes.create(Box_.tags.set(List.of("other@email.com"))));
    log.clear();
    values(
        boxes
            .findAll(q -> q.where(Box_.tags.eq(List.of("myemail@email.com"))))
            .map(each -> Objects.requireNonNull(each.id())),
        1L);
    assertThat(log.statements()).allMatch(each -> each.contains("\"tags\" = $1"));
    values(boxes.count(q -> q.where(Box_.tags.eq(List.of("hello", "world")))), 0L);
  }

  @DisplayName("PG-04: an operator of the database on a document")
  @Test
  void operators() {
    database.sync(Event_.TYPE);
    Model<Event> events = own.model(Event_.TYPE);
    Employee kate = new Employee(new Employee.Name("kate", "x"), null, 40, List.of());
    get(events.create(Event_.title.set("a"), Event_.employee.set(kate)));
    values(
        events.count(
            q ->
                q.where(
                    Condition.unsafeSql("{0} #>> '{name,first}' = {1}", Event_.employee, "kate"))),
        1L);
  }

  @DisplayName("PG-05: types have their names where tables are compared with entities")
  @Test
  void names() {
    run(own.validateSchema());
    database.run(
        "ALTER TABLE bookings ALTER COLUMN seats TYPE text, DROP COLUMN time, ADD time hstore",
        "ALTER TABLE hosts DROP COLUMN settings, ADD settings tstzrange");
    assertThat(failure(own.validateSchema()))
        .hasMessageContaining("bookings.seats: is text, not int4range of Booking.seats")
        .hasMessageContaining("bookings.time: is hstore, not tstzrange of Booking.time")
        .hasMessageContaining("hosts.settings: is tstzrange, not hstore of Host.settings");
    database.drop("hosts", "bookings");
  }

  @DisplayName("PG-07: maps are created, changed, given back, included and only ever bound")
  @Test
  void mapsEverywhere() {
    Host host = get(hosts.create(Host_.name.set("a"), Host_.settings.set(Map.of("k", EXPLOIT))));
    assertThat(settings(host)).isEqualTo(Map.of("k", EXPLOIT));
    assertThat(settings(get(hosts.update(host, Host_.settings.set(Map.of("test", "true"))))))
        .isEqualTo(Map.of("test", "true"));
    values(
        hosts.updateWhere(Host_.name.eq("a"), Host_.settings.set(Map.of("nested", EXPLOIT))), 1L);
    assertThat(settings(get(hosts.reload(host)))).isEqualTo(Map.of("nested", EXPLOIT));
    Flux<Host> more =
        Flux.just("b", "c")
            .map(
                each ->
                    Host_.builder().name(each).settings(Map.of("name", each)).parent(host).build());
    get(hosts.bulkCreate(more).collectList());
    Host parent = get(hosts.findOne(q -> q.where(Host_.name.eq("A")).include(Host_.children)));
    assertThat(parent.children().loaded())
        .extracting(Host::settings)
        .containsExactlyInAnyOrder(Map.of("name", "b"), Map.of("name", "c"));
    assertThat(
            get(
                hosts
                    .findAll(q -> q.where(Host_.name.in("b", "c")).include(Host_.parent))
                    .map(each -> settings(each.parent().loaded().orElseThrow()))
                    .collectList()))
        .containsOnly(Map.of("nested", EXPLOIT));
    assertThat(log.statements()).noneMatch(each -> each.contains("DROP"));
  }

  @DisplayName("PG-10: ranges are created, changed and given back, in lists, too")
  @Test
  void rangesEverywhere() {
    Booking booking =
        get(bookings.create(Booking_.seats.set(Range.open(1, 9)), Booking_.numbers.setNull()));
    values(
        bookings.updateWhere(
            Booking_.id.eq(Objects.requireNonNull(booking.id())),
            Booking_.time.set(Range.openClosed(FIRST, SECOND))),
        1L);
    assertThat(get(bookings.reload(booking)).time()).isEqualTo(Range.openClosed(FIRST, SECOND));
    List<Range<LocalDate>> breaks =
        List.of(Range.atLeast(LocalDate.EPOCH), Range.lessThan(LocalDate.EPOCH));
    Booking updated = get(bookings.update(booking, Booking_.breaks.set(breaks)));
    assertThat(updated.breaks()).isEqualTo(breaks);
    values(bookings.count(q -> q.where(Booking_.breaks.contains(breaks.get(1)))), 1L);
    List<Booking> created =
        get(
            bookings
                .bulkCreate(Flux.just(updated.withId(null), updated.withId(null)))
                .collectList());
    assertThat(created)
        .extracting(Booking::time)
        .containsOnly(Range.openClosed(FIRST, SECOND))
        .hasSize(2);
  }

  @DisplayName("PG-13 PG-14 PG-16 PG-37: the type of an enum is made, completed in order, dropped")
  @Test
  void enumTypes() {
    database.drop("stored_files", "hosts", "bookings");
    run(own.drop());
    database.run(
        "DROP TYPE IF EXISTS file_kind", "CREATE TYPE file_kind AS ENUM ('IMAGE', 'Vector_2')");
    Sluice fresh = database.sluice(1);
    Model<Host> again = fresh.model(Host_.TYPE);
    run(fresh.sync());
    run(fresh.sync());
    values(
        fresh
            .sql("SELECT enum_range(NULL::file_kind)::text")
            .map(row -> row.require(0, String.class)),
        "{Text,IMAGE,Vector_2}");
    for (int i = 0; i < 2; i++) {
      run(fresh.drop());
      run(fresh.sync());
    }
    Host created = get(again.create(Host_.kinds.set(List.of(FileKind.Text, FileKind.IMAGE))));
    values(again.findAll(), created);
    database.drop("hosts");
  }

  @DisplayName("PG-17 PG-19: enums in arrays are stored, and found by what is among them")
  @Test
  void enumsInArrays() {
    get(hosts.create(Host_.name.set("1.exe"), Host_.kinds.set(List.of(FileKind.Text))));
    Flux<Host> more =
        Flux.just(
            Host_.builder().name("2.exe").kinds(List.of(FileKind.IMAGE, FileKind.Text)).build(),
            Host_.builder().name("3.exe").kinds(List.of()).build());
    assertThat(get(hosts.bulkCreate(more).collectList()))
        .extracting(Host::kinds)
        .containsExactly(List.of(FileKind.IMAGE, FileKind.Text), List.of());
    assertThat(
            names(
                Host_.name
                    .in("1.EXE", "3.EXE")
                    .and(Host_.kinds.containsAny(List.of(FileKind.Text, FileKind.IMAGE)))))
        .containsExactly("1.exe");
  }

  @DisplayName("PG-32: a statement that takes too long ends, and its connection goes on")
  @Test
  void timeout() {
    Sluice impatient =
        database.sluice(1, settings -> settings.statementTimeout(Duration.ofMillis(500)));
    String pid = "SELECT pg_backend_pid()";
    Integer before = get(impatient.sql(pid).map(row -> row.require(0, Integer.class)).single());
    failure(StatementTimeoutException.class, impatient.sql("SELECT pg_sleep(20)").map(row -> true));
    values(impatient.sql(pid).map(row -> row.require(0, Integer.class)), before);
  }
}
