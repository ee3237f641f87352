package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.query.Condition;
import io.sluice.readme.Shipment.Address;
import io.sluice.readme.Shipment.ShipmentId;
import io.sluice.readme.Ticket.Details;
import io.sluice.type.Range;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what docs/types.md shows. */
@Timeout(60)
class TypeReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Sluice sluice;

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("readme_types"));
  }

  @AfterEach
  void stop() {
    sluice.drop().block(PATIENCE);
    sluice.close().block(PATIENCE);
  }

  @Test
  void converted() {
    Model<Shipment> shipments = sluice.model(Shipment_.TYPE);
    sluice.sync().block(PATIENCE);
    // readme: types-converted
    Mono<Shipment> created =
        shipments.create(
            Shipment_.receiver.set(new Address("ada@example.org")),
            Shipment_.travel.set(Duration.ofHours(36)),
            Shipment_.zone.set(ZoneId.of("Europe/Vienna")),
            Shipment_.stops.set(List.of("Linz", "Graz")));
    Mono<Shipment> one = shipments.findByPk(new ShipmentId(1L));
    Flux<Shipment> slow =
        shipments.findAll(
            q ->
                q.where(
                    Shipment_.receiver.eq(new Address("ada@example.org")),
                    Shipment_.travel.gt(Duration.ofDays(1))));
    // readme: end
    Shipment shipment = created.block(PATIENCE);
    assertThat(shipment.stops()).containsExactly("Linz", "Graz");
    StepVerifier.create(one).expectNext(shipment).verifyComplete();
    StepVerifier.create(slow).expectNext(shipment).verifyComplete();
  }

  @Test
  void json() {
    Model<Ticket> tickets = sluice.model(Ticket_.TYPE);
    sluice.sync().block(PATIENCE);
    String key = "customer-id";
    // readme: types-json
    Mono<Ticket> created =
        tickets.create(
            Ticket_.details.set(new Details("Leak", List.of("water", "urgent"), 7)),
            Ticket_.extra.set(Map.of("customer-id", "K1", "open", true)),
            Ticket_.raw.set("{\"floor\": [{\"room\": 12}]}"));

    Flux<Ticket> found =
        tickets.findAll(
            q ->
                q.where(
                        Ticket_.details.path("title").asText().startsWith("L"),
                        Ticket_.details.path("priority").asNumber().gt(5),
                        Ticket_.extra.path("open").asBoolean().eq(true),
                        Ticket_.extra.hasKey(key), // bound, whatever it is
                        Ticket_.raw.path("floor").at(0).path("room").asNumber().eq(12),
                        Ticket_.details.contains(Map.of("tags", List.of("urgent"))))
                    .order(Ticket_.details.path("priority").asNumber().desc()));
    Flux<String> titles = tickets.select(Ticket_.details.path("title").asText()).as(t -> t);
    // readme: end
    Ticket ticket = created.block(PATIENCE);
    StepVerifier.create(found).expectNext(ticket).verifyComplete();
    StepVerifier.create(titles).expectNext("Leak").verifyComplete();
  }

  @Test
  void typesOfTheDatabase() {
    sluice.sql("CREATE EXTENSION IF NOT EXISTS citext").rowsUpdated().block(PATIENCE);
    sluice.sql("CREATE EXTENSION IF NOT EXISTS hstore").rowsUpdated().block(PATIENCE);
    Model<Room> rooms = sluice.model(Room_.TYPE);
    sluice.sync().block(PATIENCE);
    LocalDate day = LocalDate.of(2024, 2, 29);
    // readme: types-room-uses
    Range<LocalDate> week =
        Range.closed(LocalDate.of(2024, 2, 26), LocalDate.of(2024, 3, 1)); // also atLeast(…)
    Mono<Room> created =
        rooms.create(
            Room_.name.set("Aula"),
            Room_.cleaning.set(Duration.ofMinutes(90)),
            Room_.notes.set(Map.of("door", "left")),
            Room_.booked.set(week));
    Flux<Room> found =
        rooms.findAll(
            q ->
                q.where(
                    Room_.name.eq("AULA"),
                    Room_.booked.contains(day), // or a range; also isWithin(…)
                    Room_.booked.overlaps(week), // also adjoins(…)
                    Condition.unsafeSql("{0} -> {1} = {2}", Room_.notes, "door", "left")));
    // readme: end
    Room room = created.block(PATIENCE);
    assertThat(room.booked()).hasToString("[2024-02-26,2024-03-02)");
    StepVerifier.create(found).expectNext(room).verifyComplete();
  }

  @Test
  void lists() {
    Model<Article> articles = sluice.model(Article_.TYPE);
    sluice.sync().block(PATIENCE);
    // readme: types-lists
    Mono<Article> created =
        articles.create(
            Article_.tags.set(List.of("java", "sql")), Article_.ratings.set(List.of(5L, 3L)));
    Flux<Article> found =
        articles.findAll(
            q ->
                q.where(
                    Article_.tags.contains("sql"), // also containsAll(…)
                    Article_.ratings.containsAny(List.of(4L, 5L))));
    Mono<Long> tagged =
        articles.updateWhere(Article_.tags.contains("sql"), Article_.tags.append("r2dbc"));
    // readme: end
    Article article = created.block(PATIENCE);
    StepVerifier.create(found).expectNext(article).verifyComplete();
    StepVerifier.create(tagged).expectNext(1L).verifyComplete();
    StepVerifier.create(articles.findAll().map(Article::tags))
        .expectNext(List.of("java", "sql", "r2dbc"))
        .verifyComplete();
  }
}
