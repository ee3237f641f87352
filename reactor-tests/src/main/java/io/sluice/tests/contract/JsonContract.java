package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.MappingException;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.query.Condition;
import io.sluice.query.JsonPath;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.documents.Employee;
import io.sluice.tests.documents.Employee.Name;
import io.sluice.tests.documents.Event;
import io.sluice.tests.documents.Event_;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Attributes that are JSON: there and back, and what is asked of their parts. */
public abstract class JsonContract extends Contract {
  private static final JsonMapper JACKSON = new JsonMapper();

  private final Model<Event> events;

  protected JsonContract(DatabaseUnderTest database) {
    super(database);
    this.events = sluice.model(Event_.TYPE);
  }

  @BeforeEach
  void createEvents() {
    database.sync(Event_.TYPE);
  }

  private static Event full() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", "größer 😀 \" \\ ' $1 ? :x");
    data.put("number", 12345678901L);
    data.put("fraction", new BigDecimal("1.25"));
    data.put("true", true);
    data.put("nothing", null);
    data.put("list", List.of(1, "two", List.of(), Map.of()));
    data.put("", Map.of("a", Map.of("b.c", "deep")));
    return Event_.builder()
        .title("full")
        .data(data)
        .employee(new Employee(new Name("Ada", "Lovelace"), null, 36, List.of("sql", "looms")))
        .numbers(List.of(3, 1, 2))
        .node(JACKSON.readTree("{\"b\": [null, 150, false], \"a\": \"x\"}"))
        .raw("{\"a\": 1}")
        .build();
  }

  private Event create(String title, String json) {
    return get(events.create(Event_.title.set(title), Event_.raw.set(json)));
  }

  private List<String> found(Condition<Event> condition) {
    return get(
        events
            .findAll(q -> q.where(condition).order(Event_.id.asc()))
            .map(Event::title)
            .collectList());
  }

  @Test
  void documentsComeBackAsTheyWent() {
    Event created = get(events.create(full()));
    assertThat(created).isEqualTo(full().withId(1L));
    values(events.findByPk(1L), created);
    Event nulls = get(events.create(Event_.title.set("null")));
    assertThat(nulls).isEqualTo(new Event(2L, "null", null, null, null, null, null));
  }

  /** MySQL keeps fractions as doubles, and has no rows that come back of an INSERT. */
  @Test
  void fractionsAreExact() {
    requires(Feature.INSERT_RETURNING);
    Map<String, Object> data =
        Map.of("a", new BigDecimal("1.10"), "b", new BigDecimal("123456789012345678901234567.5"));
    get(events.create(Event_.title.set("a"), Event_.data.set(data)));
    values(events.findAll().map(each -> Objects.requireNonNull(each.data())), data);
  }

  @Test
  void whatWasReadIsWrittenBackUnchanged() {
    Event created = get(events.create(full()));
    String before = get(sluice.sql("SELECT data FROM events").scalar(String.class));
    get(events.update(created, Event_.data.set(Objects.requireNonNull(created.data()))));
    values(sluice.sql("SELECT data FROM events").scalar(String.class), before);
    log.clear();
    get(events.update(created, created.withTitle("other")));
    assertThat(log.statements().toString()).doesNotContain("data\" =", "`data` =");
  }

  @Test
  void nullOfJsonIsNotNullOfSql() {
    create("sql", "{}");
    Event json = get(events.create(Event_.title.set("json"), Event_.raw.set("null")));
    assertThat(json.raw()).isEqualTo("null");
    assertThat(found(Event_.raw.isNull())).isEmpty();
    assertThat(found(Event_.data.isNull())).containsExactly("sql", "json");
    get(
        events.create(
            Event_.title.set("node"), Event_.node.set(JACKSON.nullNode()), Event_.raw.set("1")));
    assertThat(found(Event_.node.isNotNull())).containsExactly("node");
    values(
        events
            .findAll(q -> q.where(Event_.node.isNotNull()))
            .map(each -> Objects.requireNonNull(each.node()).isNull()),
        true);
    assertThat(found(JsonPath.of(Event_.node).isJsonNull())).containsExactly("node");
    get(sluice.sql("UPDATE events SET data = 'null'").rowsUpdated());
    assertThat(get(events.findByPk(1L)).data()).isNull();
  }

  @Test
  void partsAreComparedByTheirTypes() {
    create("one", "{\"a\": {\"b\": 10, \"c\": \"10\"}, \"t\": true, \"n\": null}");
    create("two", "{\"a\": {\"b\": 9.5, \"c\": \"x\"}, \"t\": false, \"n\": \"null\"}");
    create("three", "{\"a\": {\"b\": \"11\", \"c\": 10}, \"t\": \"true\"}");
    assertThat(found(Event_.raw.path("a", "b").asNumber().gt(9))).containsExactly("one", "two");
    assertThat(found(Event_.raw.path("a", "b").asNumber().ge(10))).containsExactly("one");
    assertThat(found(Event_.raw.path("a", "c").asText().eq("10"))).containsExactly("one", "three");
    assertThat(found(Event_.raw.path("a", "c").asText().startsWith("1")))
        .containsExactly("one", "three");
    assertThat(found(Event_.raw.path("t").asBoolean().eq(true))).containsExactly("one");
    assertThat(found(Event_.raw.path("t").asBoolean().in(true, false)))
        .containsExactly("one", "two");
    assertThat(found(Event_.raw.path("t").asBoolean().isNull())).containsExactly("three");
    assertThat(found(Event_.raw.path("n").asText().isNull())).containsExactly("one", "three");
    assertThat(found(Event_.raw.path("n").asText().eq("null"))).containsExactly("two");
    assertThat(found(Event_.raw.path("n").isJsonNull())).containsExactly("one");
    assertThat(found(Event_.raw.hasKey("n"))).containsExactly("one", "two");
    assertThat(found(Event_.raw.path("n").exists().not())).containsExactly("three");
    assertThat(found(Event_.raw.path("a", "x", "y").exists())).isEmpty();
    values(
        events
            .select(Event_.raw.path("a", "b").asNumber(), Event_.raw.path("t").asBoolean())
            .where(Event_.title.eq("two"))
            .as((number, truth) -> number.stripTrailingZeros() + " " + truth),
        "9.5 false");
    values(
        events
            .findAll(q -> q.order(Event_.raw.path("a", "b").asNumber().desc().nullsLast()))
            .map(Event::title),
        "one",
        "two",
        "three");
  }

  @Test
  void containmentIsAskedOfDocumentsAndParts() {
    create("one", "{\"a\": [1, 2, {\"x\": \"y\", \"z\": 1}], \"b\": \"c\"}");
    create("two", "{\"a\": [2, 3], \"b\": \"d\"}");
    assertThat(found(Event_.raw.contains(Map.of("b", "c")))).containsExactly("one");
    assertThat(found(Event_.raw.contains(Map.of("a", List.of(2))))).containsExactly("one", "two");
    assertThat(found(Event_.raw.path("a").contains(List.of(2, 1)))).containsExactly("one");
    assertThat(found(Event_.raw.path("a").contains(3))).containsExactly("two");
    assertThat(found(Event_.raw.path("b").contains("d"))).containsExactly("two");
    assertThat(found(Event_.raw.path("a").containsJson("[{\"x\": \"y\"}]"))).containsExactly("one");
    assertThat(found(Event_.raw.path("a").at(2).path("x").asText().eq("y"))).containsExactly("one");
    assertThat(found(Event_.raw.path("a").at(1).asNumber().eq(3))).containsExactly("two");
    assertThat(found(Event_.raw.contains(Map.of("b", "c")).not())).containsExactly("two");
  }

  @Test
  void documentsAreComparedAsDocuments() {
    Event event = get(events.create(full()));
    create("other", "{\"b\":2,\"a\":1}");
    assertThat(found(Event_.raw.eq("{\"a\":1}"))).containsExactly("full");
    assertThat(found(Event_.raw.eq("{\"a\":1, \"b\":2}"))).containsExactly("other");
    assertThat(found(Event_.raw.ne("{\"a\":1}"))).containsExactly("other");
    assertThat(found(Event_.raw.in("{\"a\":1}", "[]"))).containsExactly("full");
    assertThat(found(Event_.raw.notIn("{\"a\":1}", "[]"))).containsExactly("other");
    assertThat(found(Event_.data.eq(Objects.requireNonNull(event.data())))).containsExactly("full");
    assertThat(found(Event_.data.isDistinctFrom(Map.of()))).containsExactly("full", "other");
    assertThat(found(JsonPath.of(Event_.raw).path("a").eq(1))).containsExactly("full", "other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "red-indicator",
        "level$$level",
        "a.b",
        "with \"quotes\"",
        "it's",
        "back\\slash",
        "größe 😀",
        "",
        " ",
        "$",
        "0",
        "*",
        "[0]",
        "'); DELETE YOLO INJECTIONS; -- ",
        "{a,b}",
        "a/b",
        "%_|"
      })
  void anyKeyIsBound(String key) {
    Map<String, Object> data = Map.of(key, Map.of(key, "here"), "x" + key, 1);
    get(events.create(Event_.title.set("it"), Event_.data.set(data)));
    get(events.create(Event_.title.set("no"), Event_.data.set(Map.of("other", 1))));
    log.clear();
    assertThat(found(Event_.data.path(key, key).asText().eq("here"))).containsExactly("it");
    assertThat(log.statements())
        .noneMatch(each -> each.contains("DELETE") || each.contains("here"));
    assertThat(found(Event_.data.hasKey(key))).containsExactly("it");
    assertThat(found(Event_.data.contains(data))).containsExactly("it");
    assertThat(get(events.findByPk(1L)).data()).isEqualTo(data);
  }

  @Test
  void keysWithControlCharactersAreFoundOrRefused() {
    Map<String, Object> data = Map.of("new\nline", 1);
    get(events.create(Event_.title.set("it"), Event_.data.set(data)));
    Flux<Event> found = events.findAll(q -> q.where(Event_.data.hasKey("new\nline")));
    assertThat(
            get(
                found
                    .map(Event::title)
                    .onErrorReturn(UnsupportedFeatureException.class, "refused")
                    .collectList()))
        .isSubsetOf("it", "refused")
        .hasSize(1);
    assertThat(found(Event_.data.contains(data))).containsExactly("it");
  }

  @Test
  void manyDocumentsAreWrittenAndChangedInBulk() {
    Flux<Event> given =
        Flux.range(0, 250)
            .map(
                i ->
                    full()
                        .withTitle("n" + i)
                        .withNumbers(List.of(i))
                        .withEmployee(
                            i % 10 == 0
                                ? null
                                : new Employee(new Name("a" + i, "b"), "c", i, List.of()))
                        .withRaw(i == 200 ? "{\"e\" : 1e3}" : "{\"b\" :  " + i + "}"));
    List<Event> created = get(events.bulkCreate(given).collectList());
    assertThat(created.get(249).numbers()).containsExactly(249);
    values(events.findAll(q -> q.order(Event_.id.asc())).collectList(), created);
    Flux<Event> changed =
        Flux.fromIterable(created).map(each -> each.withData(Map.of("title", each.title())));
    values(events.bulkUpdate(changed, Event_.data), 250L);
    values(events.count(q -> q.where(Event_.data.path("title").asText().startsWith("n"))), 250L);
    get(events.destroyWhere(Condition.all()));
    get(events.bulkImport(given.map(each -> each.withRaw(null).withId(null))));
    values(
        events
            .findAll(q -> q.order(Event_.id.asc()).limit(1))
            .map(each -> Objects.requireNonNull(each.numbers())),
        List.of(0));
  }

  @Test
  void whatIsNoSuchDocumentIsAnErrorOfTheAttribute() {
    create("a", "1");
    get(sluice.sql("UPDATE events SET numbers = '{}'").rowsUpdated());
    assertThat(failure(MappingException.class, events.findAll()))
        .hasMessageStartingWith("Event.numbers cannot be read as List from column numbers: ");
    get(sluice.sql("UPDATE events SET numbers = NULL, employee = '{\"new\": 1}'").rowsUpdated());
    assertThat(failure(MappingException.class, events.findAll()))
        .hasMessageContaining("Event.employee")
        .hasMessageContaining("new");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonPath.of(Event_.title))
        .withMessage("Event.title is no JSON: store it with @Json");
    assertThatIllegalArgumentException().isThrownBy(() -> Event_.raw.at(-1));
  }
}
