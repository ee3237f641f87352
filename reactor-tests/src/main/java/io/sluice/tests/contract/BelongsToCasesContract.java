package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.model.Attribute;
import io.sluice.query.Include;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.toone.Bearer;
import io.sluice.tests.toone.Bearer_;
import io.sluice.tests.toone.Boss;
import io.sluice.tests.toone.Boss_;
import io.sluice.tests.toone.Cap_;
import io.sluice.tests.toone.Errand;
import io.sluice.tests.toone.Errand_;
import io.sluice.tests.toone.Load;
import io.sluice.tests.toone.Load_;
import io.sluice.tests.toone.Note;
import io.sluice.tests.toone.Note_;
import io.sluice.tests.toone.Notebook;
import io.sluice.tests.toone.Notebook_;
import io.sluice.tests.toone.Porter;
import io.sluice.tests.toone.Porter_;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of belongs-to associations; Sequelize's {@code set(null)} is {@code clear()}. */
public abstract class BelongsToCasesContract extends HasManyCases {
  private final Model<Boss> bosses;
  private final Model<Errand> errands;

  protected BelongsToCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Boss_.TYPE,
        Errand_.TYPE,
        Porter_.TYPE,
        Load_.TYPE,
        Notebook_.TYPE,
        Note_.TYPE,
        Bearer_.TYPE,
        Cap_.TYPE);
    this.bosses = sluice.model(Boss_.TYPE);
    this.errands = sluice.model(Errand_.TYPE);
  }

  private Boss boss(long id, String username) {
    return get(bosses.create(Boss_.id.set(id), Boss_.username.set(username)));
  }

  private Errand errand(String title) {
    Errand errand = get(errands.create(Errand_.title.set(title)));
    log.clear();
    return errand;
  }

  /** The key of the boss that the errand has in the database. */
  private Optional<Object> bossOf(Errand errand) {
    return Optional.ofNullable(get(errands.reload(errand)).boss().key());
  }

  @Test
  @DisplayName("BT-02: the targets of several rows, one of which has none, in one statement")
  void loadsOfSeveral() {
    Boss first = boss(11, "first");
    Boss second = boss(12, "second");
    Errand one = get(errands.create(Errand_.title.set("one"), Errand_.boss.set(first)));
    Errand two = get(errands.create(Errand_.title.set("two"), Errand_.boss.set(second)));
    Errand three = errand("three");

    List<Errand> loaded = get(sluice.load(List.of(one, two, three), Errand_.boss));

    assertThat(loaded)
        .extracting(each -> each.boss().loaded())
        .containsExactly(Optional.of(first), Optional.of(second), Optional.empty());
    assertThat(loaded).extracting(each -> each.boss().key()).containsExactly(11L, 12L, null);
    assertThat(verbs()).containsExactly("SELECT");
  }

  @Test
  @DisplayName("BT-04: get with a condition that the row does not meet")
  void getsByCondition() {
    Boss boss = get(bosses.create(Boss_.id.set(1L), Boss_.gender.set("male")));
    Errand errand = get(errands.create(Errand_.title.set("one"), Errand_.boss.set(boss)));

    empty(errand.boss().get(q -> q.where(Boss_.gender.eq("female"))));

    values(errand.boss().get(q -> q.where(Boss_.gender.eq("male"))), boss);
  }

  @Test
  @DisplayName("BT-07: what an open transaction sets is seen within only")
  void setsInTransaction() {
    Boss boss = boss(1, "foo");
    Errand errand = errand("one");

    Views<Boolean> seen =
        viewsAfter(
            errand.boss().set(boss),
            linked(outside().model(Errand_.TYPE), errand),
            linked(errands, errand));

    assertThat(seen).isEqualTo(new Views<>(false, true));
    assertThat(bossOf(errand)).contains(1L);
  }

  private static Mono<Boolean> linked(Model<Errand> model, Errand errand) {
    return model.reload(errand).flatMap(each -> each.boss().get()).hasElement();
  }

  @Test
  @DisplayName("BT-08: set and clear where no key is called id")
  void setsAndClearsByOtherKeys() {
    Model<Load> loads = sluice.model(Load_.TYPE);
    run(sluice.model(Porter_.TYPE).create(Porter_.name.set("other")));
    Porter porter = get(sluice.model(Porter_.TYPE).create(Porter_.name.set("foo")));
    Load load = get(loads.create(Load_.title.set("bar")));
    assertThat(Load_.TYPE.key()).extracting(Attribute::column).containsExactly("task_id");
    assertThat(Load_.porter.sourceAttributes())
        .extracting(Attribute::column)
        .containsExactly("user_id");

    run(load.porter().set(porter));
    assertThat(get(get(loads.reload(load)).porter().get()).name()).isEqualTo("foo");

    run(load.porter().clear());
    empty(get(loads.reload(load)).porter().get());
  }

  @Test
  @DisplayName("BT-10: a target that is not there")
  void missingTargetIsForeignKeyError() {
    failure(
        ForeignKeyConstraintException.class,
        errands.create(Errand_.title.set("one"), Errand_.bossId.set(5L)));
    Errand errand = errand("two");
    failure(ForeignKeyConstraintException.class, errands.update(errand, Errand_.bossId.set(5L)));

    assertThat(get(errands.findAll().collectList())).containsExactly(errand);
  }

  @Test
  @DisplayName("BT-11: set by key")
  void setsByKey() {
    boss(15, "jansemand");
    Errand errand = errand("one");

    run(errand.boss().setKey(15));

    assertThat(get(get(errands.reload(errand)).boss().get()).username()).isEqualTo("jansemand");
  }

  @Test
  @DisplayName("BT-13: set writes the foreign key alone, and leaves the entity as it is")
  void keepsOtherChanges() {
    Model<Note> notes = sluice.model(Note_.TYPE);
    Notebook notebook = get(sluice.model(Notebook_.TYPE).create());
    Note note = get(notes.create(Note_.text.set("OLD VALUE"))).withText("UPDATED VALUE");
    log.clear();

    run(note.notebook().set(notebook));

    assertThat(note.text()).isEqualTo("UPDATED VALUE");
    assertThat(verbs()).containsExactly("UPDATE");
    assertThat(log.all().get(0)).contains("post_id").doesNotContain("text");
    Note after = get(notes.reload(note));
    assertThat(after.text()).isEqualTo("OLD VALUE");
    assertThat(after.notebook().key()).isEqualTo(notebook.id());
  }

  // Sequelize's save: false changes the entity; an entity of Sluice is a value, so this is a copy
  @Test
  @DisplayName("BT-14: a link in memory is a change that is not written yet")
  void linksInMemory() {
    Model<Note> notes = sluice.model(Note_.TYPE);
    Notebook notebook = get(sluice.model(Notebook_.TYPE).create());
    Note before = get(notes.create(Note_.text.set("note")));
    log.clear();

    Note after = before.withNotebook(BelongsTo.of(Note_.notebook, notebook));

    assertThat(after.notebook().key()).isEqualTo(notebook.id());
    assertThat(after).isNotEqualTo(before);
    assertThat(log.all()).isEmpty();
    assertThat(get(notebook.notes().count())).isZero();
    log.clear();
    run(notes.update(before, after));
    assertThat(verbs())
        .isEqualTo(where(Feature.UPDATE_RETURNING, "UPDATE", "BEGIN UPDATE SELECT COMMIT"));
    assertThat(get(notebook.notes().count())).isEqualTo(1);
  }

  @Test
  @DisplayName("BT-16: create gives the target")
  void creates() {
    Errand errand = errand("one");

    Boss bob = get(errand.boss().create(Boss_.id.set(1L), Boss_.username.set("bob")));

    assertThat(bob.username()).isEqualTo("bob");
    values(bosses.findAll(), bob);
    assertThat(bossOf(errand)).contains(1L);
  }

  @Test
  @DisplayName("BT-17: what an open transaction creates is seen within only")
  void createsInTransaction() {
    Errand errand = errand("one");

    Views<Boolean> seen =
        viewsAfter(
            errand.boss().create(Boss_.id.set(1L), Boss_.username.set("bob")),
            linked(outside().model(Errand_.TYPE), errand),
            linked(errands, errand));

    assertThat(seen).isEqualTo(new Views<>(false, true));
  }

  @Test
  @DisplayName("BT-40: an association whose name is not that of its target")
  void loadsUnderItsName() {
    Model<Bearer> bearers = sluice.model(Bearer_.TYPE);
    Bearer bearer = get(bearers.create(Bearer_.name.set("Foo Bar")));
    run(bearer.personwearinghat().set(get(sluice.model(Cap_.TYPE).create(Cap_.name.set("Baz")))));

    assertThat(hat(get(bearers.findOne(q -> q.include(Bearer_.personwearinghat)))))
        .isEqualTo("Baz");
    assertThat(
            hat(
                get(
                    bearers.findOne(
                        q -> q.include(Bearer_.personwearinghat, Include::separately)))))
        .isEqualTo("Baz");
  }

  private static String hat(Bearer bearer) {
    return bearer.personwearinghat().loaded().orElseThrow().name();
  }

  @Test
  @DisplayName("BT-41: an include of all associations")
  void loadsAll() {
    Model<Bearer> bearers = sluice.model(Bearer_.TYPE);
    Bearer bearer = get(bearers.create(Bearer_.name.set("Foo Bar")));
    run(bearer.personwearinghat().create(Cap_.name.set("Baz")));

    assertThat(hat(get(bearers.findOne(q -> q.includeAll())))).isEqualTo("Baz");
  }
}
