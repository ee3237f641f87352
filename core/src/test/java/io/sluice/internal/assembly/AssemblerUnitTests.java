package io.sluice.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.fixture.Person;
import io.sluice.fixture.Person_;
import io.sluice.fixture.Pet;
import io.sluice.fixture.Pet_;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.plan.RowRules;
import io.sluice.model.Association;
import io.sluice.model.BelongsToAssociation;
import io.sluice.query.Include;
import io.sluice.query.Query;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plain lists in, graph out. */
class AssemblerUnitTests {
  private final Assembler assembler = new Assembler(new Unbound());

  /** Values that hold what is loaded, and do nothing else. */
  private static final class Unbound extends WholeValues {
    @Override
    public AssociationValues ofOneLoad() {
      return this;
    }

    @Override
    public <S, T> Object unloaded(Association<S, T> association, @Nullable Object[] state) {
      return association.toMany() ? HasMany.none() : BelongsTo.none();
    }

    @Override
    public <S, T> Object loaded(
        Association<S, T> association,
        @Nullable Object[] state,
        List<T> rows,
        List<Object> joinRows) {
      if (association instanceof BelongsToAssociation<S, T> one) {
        return rows.isEmpty() ? BelongsTo.none() : BelongsTo.of(one, rows.get(0));
      }
      return HasMany.of(rows);
    }
  }

  private static final Planner PLANNER = new Planner(new RowRules(Map.of()));
  private static final EntityShape<Pet> PET =
      PLANNER.read(Query.of(Pet_.TYPE).include(Pet_.owner)).root();
  private static final EntityShape<?> PERSON = PET.joined().get(0);
  private static final FollowUp<Pet> PETS = PLANNER.followUp(Include.of(Person_.pets));

  @SuppressWarnings("NullAway") // it cannot see in class files that elements may be null
  private static Draft draft(int joined, @Nullable Object... state) {
    return new Draft(state, joined);
  }

  private static Draft person(long id) {
    return draft(0, id, "p" + id, null, 0, null);
  }

  private static Draft pet(long id, @Nullable Long owner, int joined) {
    return draft(joined, id, "pet" + id, owner, null);
  }

  private static Draft petOf(long id, Draft owner) {
    Draft draft = pet(id, 1L, 1);
    draft.joined.get(0).add(new Draft.Row(owner, null));
    return draft;
  }

  @Test
  void theSameJoinedRowBecomesOneInstance() {
    List<Draft> drafts = List.of(petOf(1, person(7)), petOf(2, person(8)), petOf(3, person(7)));
    Assembler.unite(PET, drafts);
    assertThat(joined(drafts.get(0))).isSameAs(joined(drafts.get(2)));
    assertThat(joined(drafts.get(0))).isNotSameAs(joined(drafts.get(1)));
    assembler.finish(PERSON, List.of(joined(drafts.get(0)), joined(drafts.get(1))));
    assembler.finish(PET, drafts);
    assertThat(drafts)
        .extracting(each -> ((Pet) each.entity()).owner().loaded().map(Person::name).orElse(""))
        .containsExactly("p7", "p8", "p7");
  }

  private static List<Draft.Row> rows(List<Draft> drafts) {
    return drafts.stream().map(each -> new Draft.Row(each, null)).toList();
  }

  private static Draft joined(Draft draft) {
    return draft.joined.get(0).get(0).draft();
  }

  @Test
  void aJoinThatFoundNothingIsNoRow() {
    Draft alone = pet(1, null, 1);
    Assembler.unite(PET, List.of(alone));
    assembler.finish(PET, List.of(alone));
    assertThat(((Pet) alone.entity()).owner().key()).isNull();
  }

  @Test
  void childrenComeToTheirParentsInTheirOrder() {
    List<Draft> parents = List.of(person(1), person(2), person(1), person(3));
    List<Draft> children = List.of(pet(5, 2L, 0), pet(4, 1L, 0), pet(6, 1L, 0));
    children.forEach(each -> each.become(assembler.entity(Pet_.TYPE, each.state)));
    assembler.attach(PETS, parents, rows(children), Map.of());
    assembler.finish(PERSON, parents);
    assertThat(parents)
        .extracting(
            each -> ((Person) each.entity()).pets().loaded().stream().map(Pet::name).toList())
        .containsExactly(
            List.of("pet4", "pet6"), List.of("pet5"), List.of("pet4", "pet6"), List.of());
  }

  @Test
  void childrenComeToParentsThatTheDatabaseTakesForTheirs() {
    List<Draft> parents = List.of(person(1), person(2));
    List<Draft> children = List.of(pet(5, 1L, 0), pet(6, 9L, 0));
    children.forEach(each -> each.become(assembler.entity(Pet_.TYPE, each.state)));
    assembler.attach(PETS, parents, rows(children), Map.of(9L, List.of(1L, 2L)));
    assembler.finish(PERSON, parents);
    assertThat(parents)
        .extracting(
            each -> ((Person) each.entity()).pets().loaded().stream().map(Pet::name).toList())
        .containsExactly(List.of("pet5", "pet6"), List.of("pet6"));
  }

  @Test
  void aParentWithoutTheKeyHasNoChildren() {
    Draft unsaved = draft(0, null, "x", null, 0, null);
    assembler.attach(PETS, List.of(unsaved), List.of(), Map.of());
    assembler.finish(PERSON, List.of(unsaved));
    assertThat(((Person) unsaved.entity()).pets().loaded()).isEmpty();
  }

  @Test
  void whatIsNotLoadedIsNeverNull() {
    Draft draft = person(1);
    assembler.finish(PERSON, List.of(draft));
    assertThat(((Person) draft.entity()).pets().isLoaded()).isFalse();
  }
}
