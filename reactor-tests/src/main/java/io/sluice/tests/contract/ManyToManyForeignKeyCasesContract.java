package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.Model;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.manytomany.Assignee;
import io.sluice.tests.manytomany.Assignee_;
import io.sluice.tests.manytomany.Bonnet;
import io.sluice.tests.manytomany.Bonnet_;
import io.sluice.tests.manytomany.Chore;
import io.sluice.tests.manytomany.Chore_;
import io.sluice.tests.manytomany.Duty;
import io.sluice.tests.manytomany.Duty_;
import io.sluice.tests.manytomany.Gallery_;
import io.sluice.tests.manytomany.Operator;
import io.sluice.tests.manytomany.Operator_;
import io.sluice.tests.manytomany.Patron_;
import io.sluice.tests.manytomany.Relative;
import io.sluice.tests.manytomany.Relative_;
import io.sluice.tests.manytomany.Viewing;
import io.sluice.tests.manytomany.Viewing_;
import io.sluice.tests.manytomany.Wearer;
import io.sluice.tests.manytomany.Wearer_;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of constraints of join tables, and of associations from an entity to itself. */
public abstract class ManyToManyForeignKeyCasesContract extends ManyToManyCases {
  protected ManyToManyForeignKeyCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Assignee_.TYPE,
        Chore_.TYPE,
        Operator_.TYPE,
        Duty_.TYPE,
        Patron_.TYPE,
        Gallery_.TYPE,
        Viewing_.TYPE,
        Relative_.TYPE,
        Wearer_.TYPE,
        Bonnet_.TYPE,
        Member_.TYPE,
        Following_.TYPE);
  }

  @Test
  @DisplayName("BTM-49: unique attributes and indexes of the two entities are not the join table's")
  void doesNotCopyIndexes() {
    Assignee first = assignee("first");
    Assignee second = assignee("second");
    Chore chore = chore("chore", true);
    Chore other = chore("other", true);

    run(first.chores().add(chore, other));
    run(second.chores().add(chore, other));

    assertThat(get(chore.assignees().count())).isEqualTo(2);
    assertThat(Assignee_.chores.through().type().indexes()).isEmpty();
    assertThat(Assignee_.chores.through().type().uniqueKeys()).isEmpty();
    failure(UniqueConstraintException.class, assignees.create(Assignee_.username.set("first")));
  }

  private void link(BelongsToMany<Duty, JoinRow> first, BelongsToMany<Duty, JoinRow> second) {
    run(first.add(duty(52)));
    run(second.add(duty(42)));
  }

  @Test
  @DisplayName("BTM-94: by default a delete of either row deletes the join row")
  void cascadesDelete() {
    Operator first = operator(67);
    Operator second = operator(89);
    link(first.duties(), second.duties());

    run(operators.destroy(first));
    run(duties.destroyByPk(42L));

    // join rows would be found again with new rows of the same keys
    assertThat(get(operator(67).duties().count())).isZero();
    duty(42);
    assertThat(get(second.duties().count())).isZero();
    Operator found =
        get(
            operators.findOne(
                q ->
                    q.where(Operator_.username.eq("operator 89").or(Operator_.uid.eq(0L)))
                        .include(Operator_.duties, d -> d.where(Duty_.title.ne("task")))));
    assertThat(found.duties().loaded()).isEmpty();
  }

  @Test
  @DisplayName("BTM-95: onDelete RESTRICT keeps both rows")
  void restrictsDelete() {
    Operator first = operator(67);
    Operator second = operator(89);
    link(first.fixedDuties(), second.fixedDuties());

    failure(ForeignKeyConstraintException.class, operators.destroy(first));
    failure(ForeignKeyConstraintException.class, duties.destroyByPk(42L));

    assertThat(get(first.fixedDuties().count())).isEqualTo(1);
    assertThat(get(second.fixedDuties().count())).isEqualTo(1);
  }

  @Test
  @DisplayName("BTM-97: without constraints join rows stay")
  void keepsJoinRows() {
    Operator first = operator(67);
    Operator second = operator(89);
    link(first.looseDuties(), second.looseDuties());

    run(operators.destroy(first));
    run(duties.destroyByPk(42L));

    assertThat(get(second.looseDuties().count())).isZero();
    // join rows are found again with new rows of the same keys
    assertThat(get(operator(67).looseDuties().count())).isEqualTo(1);
    duty(42);
    assertThat(get(second.looseDuties().count())).isEqualTo(1);
  }

  @Test
  @DisplayName("BTM-98: a unique constraint over both foreign keys, with a name")
  void namesUniqueConstraint() {
    assertThat(Viewing_.TYPE.uniqueKeys())
        .extracting(EntityType.UniqueKey::name)
        .containsExactly("custom_patron_gallery_unique");
    assertThat(joinColumns(Patron_.viewed))
        .containsExactly("id_patron_very_long_field", "id_gallery_very_long_field");
    UUID patron = UUID.randomUUID();
    UUID gallery = UUID.randomUUID();
    run(sluice.model(Patron_.TYPE).create(Patron_.secondId.set(patron)));
    run(sluice.model(Gallery_.TYPE).create(Gallery_.secondId.set(gallery)));
    Mono<Viewing> view =
        sluice
            .model(Viewing_.TYPE)
            .create(Viewing_.patronSecondId.set(patron), Viewing_.gallerySecondId.set(gallery));
    run(view);

    UniqueConstraintException thrown = failure(UniqueConstraintException.class, view);

    assertThat(thrown.detail().constraint()).isEqualTo("custom_patron_gallery_unique");
  }

  @Test
  @DisplayName("BTM-101: two associations of an entity with itself by the same join rows")
  void linksToItself() {
    Model<Member> members = sluice.model(Member_.TYPE);
    Member star = get(members.create(Member_.name.set("star")));
    Member fan = get(members.create(Member_.name.set("fan")));
    Member idol = get(members.create(Member_.name.set("idol")));

    run(star.fans().add(fan));
    run(star.idols().add(idol));

    assertThat(get(star.fans().get().collectList())).containsExactly(fan);
    assertThat(get(star.idols().get().collectList())).containsExactly(idol);
    assertThat(get(fan.idols().get().collectList())).containsExactly(star);
    assertThat(get(idol.fans().get().collectList())).containsExactly(star);
  }

  // a table without an entity has to be told its other column: it would be the same by default
  @Test
  @DisplayName("BTM-103: a join table of an entity with itself")
  void namesColumnsOfItself() {
    assertThat(joinColumns(Relative_.children)).containsExactly("relative_id", "child_id");
    assertThat(joinColumns(Relative_.parents)).containsExactly("child_id", "relative_id");
    Model<Relative> relatives = sluice.model(Relative_.TYPE);
    Relative parent = get(relatives.create(Relative_.name.set("parent")));

    Relative child = get(parent.children().create(Relative_.name.set("child")));

    assertThat(get(parent.children().get().collectList())).containsExactly(child);
    assertThat(get(child.parents().get().collectList())).containsExactly(parent);
    assertThat(get(parent.parents().count())).isZero();
  }

  @Test
  @DisplayName("BTM-104: includes by the names of the associations, in both directions")
  void includesByName() {
    Model<Wearer> wearers = sluice.model(Wearer_.TYPE);
    Model<Bonnet> bonnets = sluice.model(Bonnet_.TYPE);
    Wearer wearer = get(wearers.create(Wearer_.name.set("Foo Bar")));
    run(wearer.personwearinghats().create(Bonnet_.name.set("Baz")));

    Wearer found =
        get(
            wearers.findOne(
                q -> q.where(Wearer_.name.eq("Foo Bar")).include(Wearer_.personwearinghats)));
    Bonnet back =
        get(bonnets.findOne(q -> q.where(Bonnet_.name.eq("Baz")).include(Bonnet_.hatwornbys)));

    assertThat(found.personwearinghats().loaded()).extracting(Bonnet::name).containsExactly("Baz");
    assertThat(back.hatwornbys().loaded()).extracting(Wearer::name).containsExactly("Foo Bar");
  }
}
