package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.binary.Keyword;
import io.sluice.tests.binary.Keyword_;
import io.sluice.tests.binary.Leaflet;
import io.sluice.tests.binary.Leaflet_;
import io.sluice.tests.binary.Marking;
import io.sluice.tests.binary.Marking_;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Keys that are bytes in the database, and what is equal by its content in Java. */
public abstract class BinaryKeyCasesContract extends Contract {
  // no two bytes of a sign, a quote, a backslash, or nothing are lost
  private static final UUID SPECIAL = UUID.fromString("00275c22-ff80-4000-8000-5c5c27220000");
  private static final int MANY = 2_500;

  private final Model<Leaflet> leaflets;
  private final Model<Keyword> keywords;
  private final Model<Marking> markings;

  protected BinaryKeyCasesContract(DatabaseUnderTest database) {
    super(database);
    this.leaflets = sluice.model(Leaflet_.TYPE);
    this.keywords = sluice.model(Keyword_.TYPE);
    this.markings = sluice.model(Marking_.TYPE);
  }

  @BeforeEach
  void sync() {
    database.sync(Leaflet_.TYPE, Keyword_.TYPE, Marking_.TYPE);
  }

  private Leaflet leaflet(UUID id) {
    return get(leaflets.create(Leaflet_.id.set(id), Leaflet_.title.set("of " + id)));
  }

  private Keyword keyword(UUID id) {
    return get(keywords.create(Keyword_.id.set(id), Keyword_.text.set("k")));
  }

  @Test
  @DisplayName("BTM-28, BTM-29: has compares keys of bytes by their content")
  void hasByContent() {
    Leaflet leaflet = leaflet(SPECIAL);
    Keyword linked = keyword(SPECIAL);
    Keyword other = keyword(new UUID(0, 1));
    run(leaflet.keywords().add(linked));
    assertThat(get(leaflet.keywords().has(List.of(linked)))).isTrue();
    assertThat(get(leaflet.keywords().hasKeys(List.of(SPECIAL)))).isTrue();
    assertThat(get(leaflet.keywords().has(List.of(other)))).isFalse();
    assertThat(get(leaflet.keywords().has(List.of(linked, other)))).isFalse();
  }

  @Test
  @DisplayName("rows of such keys are found, included, changed and set like any")
  void likeAny() {
    Leaflet leaflet = leaflet(SPECIAL);
    Keyword first = keyword(SPECIAL);
    Keyword second = keyword(new UUID(-1, 7));
    run(leaflet.keywords().set(first, second));
    values(
        leaflet.keywords().get(q -> q.order(Keyword_.id.asc())).map(Keyword::id),
        SPECIAL,
        second.id());
    Leaflet read = get(leaflets.findByPk(SPECIAL, q -> q.include(Leaflet_.keywords)));
    assertThat(read.keywords().loaded()).containsExactlyInAnyOrder(first, second);
    assertThat(get(leaflets.update(read, Leaflet_.title.set("new"))).title()).isEqualTo("new");
    run(leaflet.keywords().set(second));
    values(markings.count(), 1L);
    assertThat(get(keywords.upsert(first.withText("changed"))).created()).isFalse();
    values(keywords.destroyByPk(SPECIAL), true);
  }

  @Test
  @DisplayName("many such keys, at the tenth call, as lists and as links")
  void many() {
    List<UUID> keys = new ArrayList<>();
    IntStream.range(0, MANY).forEach(each -> keys.add(new UUID(each * 0x5c27L, ~each)));
    run(
        keywords.bulkImport(
            Flux.fromIterable(keys).map(each -> Keyword_.builder().id(each).text("k").build())));
    Leaflet leaflet = leaflet(SPECIAL);
    run(leaflet.keywords().setKeys(keys));
    for (int i = 0; i < 10; i++) {
      values(keywords.count(q -> q.where(Keyword_.id.in(keys))), (long) MANY);
    }
    values(keywords.findAllByPk(keys).map(Keyword::id).collectList(), keys);
    Leaflet read = get(leaflets.findByPk(SPECIAL, q -> q.include(Leaflet_.keywords)));
    assertThat(read.keywords().loaded()).hasSize(MANY);
    run(leaflet.keywords().removeKeys(keys));
    values(markings.count(), 0L);
  }
}
