package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.AssociationException;
import io.sluice.error.MissingTargetException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.fair.Booth;
import io.sluice.tests.fair.Booth_;
import io.sluice.tests.fair.Hall;
import io.sluice.tests.fair.Hall_;
import io.sluice.tests.fair.Sponsor;
import io.sluice.tests.fair.Sponsor_;
import io.sluice.tests.hasmany.Article;
import io.sluice.tests.hasmany.Article_;
import io.sluice.tests.hasmany.Label;
import io.sluice.tests.hasmany.Label_;
import io.sluice.tests.hasmany.StrictLabel_;
import io.sluice.tests.toone.Captain;
import io.sluice.tests.toone.Captain_;
import io.sluice.tests.toone.Ship_;
import io.sluice.tests.toone.StrictShip_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Links whose targets are destroyed with them. */
public abstract class DestroyCasesContract extends HasManyCases {
  private final Model<Captain> captains = sluice.model(Captain_.TYPE);
  private final Model<Hall> halls = sluice.model(Hall_.TYPE);
  private final Model<Booth> booths = sluice.model(Booth_.TYPE);
  private final Model<Sponsor> sponsors = sluice.model(Sponsor_.TYPE);

  protected DestroyCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Article_.TYPE,
        Label_.TYPE,
        StrictLabel_.TYPE,
        Captain_.TYPE,
        Ship_.TYPE,
        StrictShip_.TYPE,
        Hall_.TYPE,
        Sponsor_.TYPE,
        Booth_.TYPE);
  }

  @Test
  @DisplayName("MX-HM-05: clear destroys")
  void clears() {
    Article article = article("Article");
    labelOf(article, "label");
    Label other = label("other");

    assertThat(get(article.labels().destroying().clear())).isEqualTo(linked(0, 1, 0));

    assertThat(verbs()).containsExactly("DELETE");
    assertThat(get(labels.findAll().collectList())).containsExactly(other);
  }

  @Test
  @DisplayName("MX-HM-14: remove destroys")
  void removes() {
    Article article = article("Article");
    Label first = labelOf(article, "first");
    Label second = labelOf(article, "second");
    Label other = label("other");

    assertThat(get(article.labels().destroying().remove(first, other))).isEqualTo(linked(0, 1, 0));

    assertThat(get(labels.findAll().map(Label::key).collectList()))
        .containsExactlyInAnyOrder(second.key(), other.key());
  }

  @Test
  @DisplayName("MX-HM-20: what an open transaction clears is there without still")
  void clearsInTransaction() {
    Article article = article("Article");
    labelOf(article, "label");

    Views<Long> seen =
        viewsAfter(
            article.labels().destroying().clear(),
            outside().model(Label_.TYPE).count(),
            labels.count());

    assertThat(seen).isEqualTo(new Views<>(1L, 0L));
  }

  @Test
  @DisplayName("MX-HM-23: what an open transaction removes is there without still")
  void removesInTransaction() {
    Article article = article("Article");
    Label label = labelOf(article, "label");

    Views<Long> seen =
        viewsAfter(
            article.labels().destroying().remove(label),
            outside().model(Label_.TYPE).count(),
            labels.count());

    assertThat(seen).isEqualTo(new Views<>(1L, 0L));
  }

  @Test
  @DisplayName("set destroys what is not kept, if all targets are there")
  void sets() {
    Article article = article("Article");
    Label first = labelOf(article, "first");
    Label second = labelOf(article, "second");
    Label third = label("third");

    failure(MissingTargetException.class, article.labels().destroying().setKeys(first.key(), 99L));
    assertThat(get(labels.count())).isEqualTo(3);

    assertThat(get(article.labels().destroying().set(second, third))).isEqualTo(linked(1, 1, 1));
    assertThat(texts(article)).containsExactly("second", "third");
    assertThat(get(labels.count())).isEqualTo(2);

    assertThat(get(article.labels().destroying().set(Flux.just(third)))).isEqualTo(linked(0, 1, 1));
    assertThat(get(labels.count())).isEqualTo(1);
  }

  @Test
  @DisplayName("targets that cannot be without a parent can be destroyed")
  void strict() {
    Article article = article("Article");
    run(article.strictLabels().create(StrictLabel_.text.set("a")));
    run(article.strictLabels().create(StrictLabel_.text.set("b")));

    failure(AssociationException.class, article.strictLabels().clear());
    assertThat(get(article.strictLabels().destroying().removeKeys(List.of(1L))).removed())
        .isEqualTo(1);
    assertThat(get(article.strictLabels().destroying().clear())).isEqualTo(new Linked(0, 1, 0, 0));

    assertThat(get(strictLabels.count())).isZero();
  }

  @Test
  @DisplayName("MX-HO-04: clear of a has-one destroys")
  void clearsOne() {
    Captain captain = get(captains.create(Captain_.name.set("Ahab")));
    run(captain.ship().create(Ship_.id.set(1L), Ship_.title.set("first")));
    run(captain.ship().destroying().create(Ship_.id.set(2L), Ship_.title.set("second")));
    assertThat(get(sluice.model(Ship_.TYPE).count())).isEqualTo(1);

    run(captain.ship().destroying().clear());

    assertThat(get(sluice.model(Ship_.TYPE).count())).isZero();
  }

  @Test
  @DisplayName("MX-HO-05: a has-one whose foreign key takes no null is destroyed")
  void clearsStrictOne() {
    Captain captain = get(captains.create(Captain_.name.set("Ahab")));
    run(captain.strictShip().create(StrictShip_.title.set("Pequod")));

    failure(AssociationException.class, captain.strictShip().clear());
    run(captain.strictShip().destroying().clear());

    assertThat(get(sluice.model(StrictShip_.TYPE).count())).isZero();
  }

  private Booth booth(String kind) {
    Booth booth = get(booths.create(Booth_.kind.set(kind)));
    log.clear();
    return booth;
  }

  /** The kinds of the booths that are marked. */
  private List<String> marked() {
    return get(
        booths
            .withDeleted()
            .findAll(q -> q.where(Booth_.deletedAt.isNotNull()).order(Booth_.id.asc()))
            .map(each -> String.valueOf(each.kind()))
            .collectList());
  }

  @Test
  @DisplayName("what is soft-deleted is marked, and keeps its foreign key")
  void marksMany() {
    Hall hall = get(halls.create(Hall_.name.set("hall")));
    Booth first = booth("first");
    Booth second = booth("second");
    Booth third = booth("third");
    Booth other = booth("other");
    run(hall.booths().add(first, second, third));
    log.clear();

    assertThat(get(hall.booths().destroying().remove(first, other))).isEqualTo(linked(0, 1, 0));
    assertThat(verbs()).containsExactly("UPDATE");
    assertThat(marked()).containsExactly("first");
    assertThat(get(hall.booths().destroying().set(third, other))).isEqualTo(linked(1, 1, 1));
    assertThat(marked()).containsExactly("first", "second");
    assertThat(get(hall.booths().destroying().set(Flux.just(other)))).isEqualTo(linked(0, 1, 1));
    assertThat(get(hall.booths().destroying().clear())).isEqualTo(linked(0, 1, 0));
    assertThat(get(hall.booths().destroying().clear())).isEqualTo(linked(0, 0, 0));

    assertThat(marked()).containsExactly("first", "second", "third", "other");
    assertThat(get(booths.restoreByPk(booths.key(second)))).isTrue();
    assertThat(get(hall.booths().get().collectList()))
        .extracting(Booth::id)
        .containsExactly(second.id());
  }

  @Test
  @DisplayName("the row of a has-one that is soft-deleted is marked")
  void marksOne() {
    Sponsor sponsor = get(sponsors.create(Sponsor_.name.set("sponsor")));
    run(sponsor.booth().set(booth("first")));

    run(sponsor.booth().destroying().set(booth("second")));
    assertThat(marked()).containsExactly("first");
    run(sponsor.booth().destroying().create(Booth_.kind.set("third")));
    assertThat(marked()).containsExactly("first", "second");
    assertThat(get(sponsor.booth().get()).kind()).isEqualTo("third");
    run(sponsor.booth().destroying().clear());

    assertThat(marked()).containsExactly("first", "second", "third");
    empty(sponsor.booth().get());
  }
}
