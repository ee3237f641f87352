package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.BelongsTo;
import io.sluice.Model;
import io.sluice.error.NotLoadedException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.region.Region;
import io.sluice.tests.region.Region_;
import io.sluice.tests.region.Town;
import io.sluice.tests.region.Town_;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was read is written back as it was, and what was not read is not written. */
public abstract class WrittenBackContract extends Contract {
  private final Model<Town> towns;
  private final Model<Region> regions;

  protected WrittenBackContract(DatabaseUnderTest database) {
    super(database);
    this.towns = sluice.model(Town_.TYPE);
    this.regions = sluice.model(Region_.TYPE);
  }

  @BeforeEach
  void createTowns() {
    database.sync(Region_.TYPE, Town_.TYPE);
    run(regions.create(new Region("de", 7, "Hesse")));
    run(towns.create(Town_.name.set("Wiesbaden"), Town_.people.set(280_000)));
  }

  private List<String> rows() {
    return get(towns.findAll(q -> q.order(Town_.id.asc())).map(Town::toString).collectList());
  }

  @DisplayName("rows of every shape: foreign keys whole, in part and null, by two components")
  @Test
  void everyShape() {
    String columns =
        "INSERT INTO towns (name, people, region_country, region_number, capital_id) VALUES ";
    database.run(
        columns + "(NULL, NULL, NULL, NULL, NULL)",
        columns + "('a', 0, 'de', 7, 1)",
        columns + "('', -1, 'de', NULL, 1)",
        columns + "('b', 2, NULL, 7, NULL)");
    List<String> before = rows();
    List<String> columnsBefore = keys();
    run(towns.findAll().collectList().flatMapMany(Flux::fromIterable).concatMap(towns::replace));
    assertThat(rows()).isEqualTo(before);
    assertThat(keys()).isEqualTo(columnsBefore);
    run(
        towns
            .findAll(q -> q.include(Town_.capital).include(Town_.region).include(Town_.others))
            .collectList()
            .flatMapMany(Flux::fromIterable)
            .concatMap(towns::replace));
    assertThat(keys()).isEqualTo(columnsBefore);
  }

  private static void run(Flux<?> flux) {
    run(flux.then());
  }

  private List<String> keys() {
    return get(
        towns
            .findAll(q -> q.order(Town_.id.asc()))
            .map(
                each ->
                    Town_.regionCountry.of(each)
                        + " "
                        + Town_.regionNumber.of(each)
                        + " "
                        + each.capitalId())
            .collectList());
  }

  @DisplayName("a key in the association that a plain component is mapped by")
  @Test
  void mappedKey() {
    Town capital = get(towns.findByPk(1L));
    Town given = Town_.builder().name("Kassel").capital(BelongsTo.key(1L)).build();
    Town created = get(towns.create(given));
    assertThat(created.capitalId()).isEqualTo(1);
    assertThat(created.capital().key()).isEqualTo(1L);
    Town none = get(towns.update(created, created.withCapital(BelongsTo.none())));
    assertThat(none.capitalId()).isNull();
    Town again = get(towns.update(none, none.withCapital(BelongsTo.of(Town_.capital, capital))));
    assertThat(again.capitalId()).isEqualTo(1);
    Town own = get(towns.update(again, again.withCapitalId(2L)));
    assertThat(own.capital().key()).isEqualTo(2L);
    Town replaced =
        get(towns.replace(Town_.builder().id(2L).name("x").capital(BelongsTo.key(1)).build()));
    assertThat(replaced.capitalId()).isEqualTo(1);
  }

  @DisplayName("an attribute and an association of one column that disagree")
  @Test
  void disagreeing() {
    Town read = get(towns.create(Town_.name.set("Kassel"), Town_.capitalId.set(1L)));
    log.clear();
    requireDisagreeing(() -> towns.create(Town_.builder(read).id(null).capitalId(2L).build()));
    requireDisagreeing(() -> towns.replace(read.withCapitalId(2L)));
    requireDisagreeing(() -> towns.replace(read.withCapitalId(null)));
    requireDisagreeing(
        () -> towns.update(read, read.withCapitalId(2L).withCapital(BelongsTo.key(3L))));
    assertThat(log.all()).isEmpty();
  }

  private static void requireDisagreeing(Supplier<Mono<Town>> call) {
    assertThatThrownBy(call::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Town.capitalId is ")
        .hasMessageContaining("but Town.capital, which has the same column, refers to ");
  }

  @DisplayName("A row that was read in part is not replaced, nor compared by what was not read")
  @Test
  void readInPart() {
    Town part = get(towns.findByPk(1L, q -> q.attributes(Town_.name)));
    assertThat(part.people()).isNull();
    assertThatThrownBy(() -> towns.replace(part.withName("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Town was read without")
        .hasMessageContaining("Town.people");
    Town copy = new Town(1L, "y", null, part.region(), null, part.capital(), part.others());
    assertThatThrownBy(() -> towns.replace(copy)).isInstanceOf(IllegalArgumentException.class);
    Town whole = get(towns.findByPk(1L));
    assertThat(get(towns.update(whole, part.withName("z"))).people()).isEqualTo(280_000);
    Town updated = get(towns.update(part, part.withName("u")));
    assertThat(updated.people()).isEqualTo(280_000);
    assertThat(get(towns.replace(updated.withPeople(5))).people()).isEqualTo(5);
    assertThat(get(towns.update(part, part.withPeople(6))).people()).isEqualTo(6);
  }

  @DisplayName("A part that is bound, loaded or written with nothing stays one")
  @ParameterizedTest
  @ValueSource(strings = {"bind", "load", "update", "include"})
  void staysInPart(String how) {
    Town part = get(towns.findByPk(1L, q -> q.attributes(Town_.name)));
    Town later =
        switch (how) {
          case "bind" -> towns.bind(part);
          case "load" -> get(sluice.load(List.of(part), Town_.others)).get(0);
          case "update" -> get(towns.update(part, part));
          default -> get(towns.findByPk(1L, q -> q.attributes(Town_.name).include(Town_.others)));
        };
    assertThatThrownBy(() -> towns.replace(later))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Town was read without");
  }

  @DisplayName("An included row that was read in part")
  @Test
  void includedInPart() {
    run(towns.create(Town_.name.set("Kassel"), Town_.capitalId.set(1L)));
    Town town =
        get(towns.findByPk(2L, q -> q.include(Town_.capital, c -> c.attributes(Town_.name))));
    Town capital = town.capital().loaded().orElseThrow();
    assertThatThrownBy(() -> towns.replace(capital)).isInstanceOf(IllegalArgumentException.class);
    assertThat(get(towns.replace(town)).name()).isEqualTo("Kassel");
    Town first =
        get(towns.findByPk(1L, q -> q.include(Town_.others, c -> c.attributes(Town_.name))));
    Town other = first.others().loaded().get(0);
    assertThatThrownBy(() -> towns.replace(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @DisplayName("A foreign key that was not read is no missing row")
  @Test
  void unreadKey() {
    Town part = get(towns.findByPk(1L, q -> q.attributes(Town_.name)));
    assertThatThrownBy(() -> part.capital().key())
        .isInstanceOf(NotLoadedException.class)
        .hasMessageContaining("Town.capital was not read");
    failure(NotLoadedException.class, part.region().get());
    assertThat(part.region()).hasToString("[not read]");
  }

  @DisplayName("An entity that cannot say what was not read is read whole")
  @Test
  void withoutAssociation() {
    Region region = get(regions.findOne(q -> q.attributes(Region_.number)));
    assertThat(region.name()).isEqualTo("Hesse");
    assertThat(get(regions.replace(region))).isEqualTo(region);
  }
}
