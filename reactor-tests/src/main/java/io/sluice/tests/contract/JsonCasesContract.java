package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.query.Condition;
import io.sluice.query.Lock;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.documents.Employee;
import io.sluice.tests.documents.Employee.Name;
import io.sluice.tests.documents.Event;
import io.sluice.tests.documents.Event_;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The cases of JSON. */
public abstract class JsonCasesContract extends Contract {
  private static final String INJECTION = "'); DELETE YOLO INJECTIONS; -- ";

  private final Model<Event> events;

  protected JsonCasesContract(DatabaseUnderTest database) {
    super(database);
    this.events = sluice.model(Event_.TYPE);
  }

  @BeforeEach
  void createEvents() {
    database.sync(Event_.TYPE);
  }

  private static Employee employee(String first, String last, @Nullable String work, int age) {
    return new Employee(new Name(first, last), work, age, List.of());
  }

  private Event create(Employee employee) {
    return get(
        events.create(Event_.title.set(employee.name().first()), Event_.employee.set(employee)));
  }

  private void simpsons() {
    create(employee("Homer", "Simpson", "Nuclear Safety Inspector", 40));
    create(employee("Marge", "Simpson", "Housewife", 37));
    create(employee("Bart", "Simpson", "None", 10));
  }

  private List<String> found(Condition<Event> condition) {
    return get(
        events
            .findAll(q -> q.where(condition).order(Event_.id.asc()))
            .map(Event::title)
            .collectList());
  }

  @DisplayName("JSON-01: findOrCreate by a part of a document, which locks, in a transaction")
  @Test
  void findOrCreate() {
    Mono<Long> counted =
        sluice.transaction(
            tx ->
                events
                    .findOne(
                        q ->
                            q.where(Event_.employee.path("name", "last").asText().eq("Simpson"))
                                .lock(Lock.Strength.UPDATE))
                    .switchIfEmpty(
                        events.create(
                            Event_.title.set("Homer"),
                            Event_.employee.set(employee("Homer", "Simpson", null, 40))))
                    .then(sluice.outside(events.count())));
    values(counted, 0L);
    assertThat(log.statements()).anyMatch(each -> each.contains("FOR UPDATE"));
    values(events.count(), 1L);
  }

  @DisplayName("JSON-02: a nested map comes back")
  @Test
  void nestedMap() {
    Map<String, Object> data =
        Map.of("name", Map.of("first", "Homer", "last", "Simpson"), "employment", "Inspector");
    get(events.create(Event_.title.set("a"), Event_.data.set(data)));
    values(events.findAll().map(each -> Objects.requireNonNull(each.data())), data);
  }

  @DisplayName("JSON-04: an update stores a null within the document")
  @Test
  void nullInside() {
    Event event = create(employee("Homer", "Simpson", "Inspector", 40));
    get(events.update(event, Event_.employee.set(employee("Rick", "Sanchez", null, 70))));
    values(
        events.findAll().map(each -> Objects.requireNonNull(each.employee())),
        employee("Rick", "Sanchez", null, 70));
    assertThat(found(Event_.employee.path("employment").isJsonNull())).containsExactly("Homer");
  }

  @DisplayName("JSON-05: rows are found by a text of the document")
  @Test
  void byText() {
    simpsons();
    assertThat(found(Event_.employee.path("employment").asText().eq("Housewife")))
        .containsExactly("Marge");
  }

  @DisplayName("JSON-07: rows are found by a truth of the document")
  @Test
  void byTruth() {
    get(events.create(Event_.title.set("a"), Event_.data.set(Map.of("active", true))));
    assertThat(found(Event_.data.path("active").asBoolean().eq(true))).containsExactly("a");
    assertThat(found(Event_.data.path("active").asBoolean().in(true, false))).containsExactly("a");
  }

  @DisplayName("JSON-08: rows are found by a number of the document")
  @Test
  void byNumber() {
    simpsons();
    assertThat(found(Event_.employee.path("age").asNumber().gt(38))).containsExactly("Homer");
  }

  @DisplayName("JSON-10: keys have dashes and dollars")
  @Test
  void oddKeys() {
    get(
        events.create(
            Event_.title.set("a"),
            Event_.data.set(Map.of("red-indicator", Map.of("level$$level", true)))));
    assertThat(found(Event_.data.path("red-indicator", "level$$level").asBoolean().eq(true)))
        .containsExactly("a");
  }

  @DisplayName("JSON-11: rows are found by several parts")
  @Test
  void byParts() {
    simpsons();
    assertThat(
            found(
                Event_.employee
                    .path("name", "last")
                    .asText()
                    .eq("Simpson")
                    .and(Event_.employee.path("employment").asText().ne("None"))))
        .containsExactly("Homer", "Marge");
  }

  @DisplayName("JSON-13: rows are destroyed by a part of the document")
  @Test
  void destroyed() {
    create(employee("a", "b", "Hacker", 1));
    create(employee("b", "b", "Hacker", 1));
    create(employee("c", "b", "CTO", 1));
    values(events.destroyWhere(Event_.employee.path("employment").asText().eq("Hacker")), 2L);
    assertThat(found(Condition.all())).containsExactly("c");
  }

  @DisplayName("JSON-14: nothing of a value or of a path gets into the text")
  @Test
  void injection() {
    Map<String, Object> data = Map.of("a", INJECTION, "b", List.of(INJECTION), INJECTION, 1);
    get(events.create(Event_.title.set("a"), Event_.data.set(data)));
    log.clear();
    assertThat(found(Event_.data.path(INJECTION).asNumber().eq(1))).containsExactly("a");
    assertThat(found(Event_.data.path("a").asText().eq(INJECTION))).containsExactly("a");
    assertThat(found(Event_.data.path("b").contains(INJECTION))).containsExactly("a");
    values(events.findAll().map(each -> Objects.requireNonNull(each.data())), data);
    assertThat(log.statements()).noneMatch(each -> each.contains("YOLO"));
  }
}
