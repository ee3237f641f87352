package io.sluice.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.sluice.BelongsToMany;
import io.sluice.HasOne;
import io.sluice.fixture.Hero;
import io.sluice.fixture.Hero_;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.plan.RowRules;
import io.sluice.model.Association;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.result.Joined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of join tables, and of associations that should have one row. */
class AssemblerJoinUnitTests {
  private static final Planner PLANNER = new Planner(new RowRules(Map.of()));
  private static final ReadPlan<Hero> HEROES = PLANNER.read(Query.of(Hero_.TYPE));
  private static final EntityShape<Hero> HERO = HEROES.root();
  private static final ReadPlan<Hero> WITH_FRIENDS =
      PLANNER.read(Query.of(Hero_.TYPE).include(Hero_.friends, Include::joined));
  private static final ReadPlan<Hero> WITH_BOTH =
      PLANNER.read(
          Query.of(Hero_.TYPE)
              .include(Hero_.sidekick, Include::joined)
              .include(Hero_.friends, Include::joined));
  private static final FollowUp<Hero> FRIENDS = PLANNER.followUp(Include.of(Hero_.friends));
  private static final FollowUp<Hero> SIDEKICK = PLANNER.followUp(Include.of(Hero_.sidekick));

  private final Assembler assembler = new Assembler(new Values());

  /** Values that hold what is loaded, and do nothing else. */
  private static final class Values extends WholeValues {
    @Override
    public AssociationValues ofOneLoad() {
      return this;
    }

    @Override
    public <S, T> Object unloaded(Association<S, T> association, @Nullable Object[] state) {
      return association.toMany() ? BelongsToMany.none() : HasOne.none();
    }

    @Override
    public <S, T> Object loaded(
        Association<S, T> association,
        @Nullable Object[] state,
        List<T> rows,
        List<Object> joinRows) {
      if (!association.toMany()) {
        return rows.isEmpty() ? HasOne.none() : HasOne.of(rows.get(0));
      }
      assertThat(joinRows).hasSameSizeAs(rows);
      List<Joined<T, Object>> joined = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        joined.add(new Joined<>(rows.get(i), joinRows.get(i)));
      }
      return BelongsToMany.ofJoined(joined);
    }
  }

  /** A row of longs and texts. */
  private record Columns(List<@Nullable Object> columns) implements Row {
    @Override
    public RowMetadata getMetadata() {
      throw new UnsupportedOperationException("getMetadata");
    }

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
      return type.cast(columns.get(index));
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
      throw new UnsupportedOperationException(name);
    }
  }

  private static Draft.Row read(ReadPlan<?> plan, @Nullable Object... columns) {
    return Draft.Row.of(plan, plan.reader().read(new Columns(Arrays.asList(columns))));
  }

  @SuppressWarnings("NullAway") // it cannot see in class files that elements may be null
  private static Draft hero(long id, @Nullable Long mentor) {
    return new Draft(new @Nullable Object[] {id, "h" + id, mentor, null, null}, 0);
  }

  @SuppressWarnings("NullAway") // it cannot see in class files that elements may be null
  private static Draft.Row friendOf(long parent, long id) {
    return new Draft.Row(hero(id, null), new @Nullable Object[] {parent, id});
  }

  private static List<Draft> drafts(List<Draft.Row> lines) {
    return lines.stream().map(Draft.Row::draft).distinct().toList();
  }

  private static Hero entity(Draft draft) {
    return (Hero) draft.entity();
  }

  private static List<@Nullable Long> ofFriendships(Hero hero, String column) {
    List<@Nullable Long> values = new ArrayList<>();
    hero.friends()
        .loadedJoined()
        .forEach(each -> values.add(each.through().get(column, Long.class)));
    return values;
  }

  private static List<@Nullable String> friendsOf(Draft hero) {
    List<@Nullable String> names = new ArrayList<>();
    entity(hero).friends().loaded().forEach(each -> names.add(each.name()));
    return names;
  }

  @Test
  void whatAnOuterJoinDidNotFindIsNoRow() {
    Draft.Row alone = read(WITH_FRIENDS, 1L, "h1", null, null, null, null, null);
    Draft.Row linked = read(WITH_FRIENDS, 2L, "h2", null, 5L, "h5", null, 2L);
    Draft.Row linkOnly = read(WITH_FRIENDS, 3L, "h3", null, null, null, null, 3L);
    List<Draft> all = List.of(alone.draft(), linked.draft(), linkOnly.draft());
    Assembler.unite(WITH_FRIENDS.root(), all);
    linked.draft().joined.get(0).forEach(each -> assembler.finish(HERO, List.of(each.draft())));
    assembler.finish(WITH_FRIENDS.root(), all);
    assertThat(friendsOf(alone.draft())).isEmpty();
    assertThat(friendsOf(linkOnly.draft())).isEmpty();
    assertThat(friendsOf(linked.draft())).containsExactly("h5");
    assertThat(ofFriendships(entity(linked.draft()), "hero_id")).containsExactly(2L);
    assertThat(ofFriendships(entity(linked.draft()), "friend_id")).containsExactly(5L);
  }

  @Test
  void aRowOfSeveralJoinRowsIsOneInstanceWithAJoinRowEach() {
    List<Draft> parents = List.of(hero(1, null), hero(2, null));
    List<Draft.Row> lines = List.of(friendOf(1, 5), friendOf(2, 6), friendOf(2, 5));
    List<Draft> united = Assembler.united(HERO, lines);
    assertThat(united).hasSize(2);
    assembler.finish(HERO, united);
    assembler.attach(FRIENDS, parents, lines, Map.of());
    assembler.finish(HERO, parents);
    Hero first = entity(parents.get(0));
    Hero second = entity(parents.get(1));
    assertThat(friendsOf(parents.get(0))).containsExactly("h5");
    assertThat(friendsOf(parents.get(1))).containsExactly("h6", "h5");
    assertThat(first.friends().loaded().get(0)).isSameAs(second.friends().loaded().get(1));
    assertThat(ofFriendships(first, "hero_id")).containsExactly(1L);
    assertThat(ofFriendships(second, "hero_id")).containsExactly(2L, 2L);
    assertThat(ofFriendships(second, "friend_id")).containsExactly(6L, 5L);
  }

  @Test
  void twoLinksOfOneParentToOneRowAreTwoRowsOfOneInstance() {
    List<Draft> parents = List.of(hero(1, null));
    List<Draft.Row> lines = List.of(friendOf(1, 5), friendOf(1, 5));
    assembler.finish(HERO, Assembler.united(HERO, lines));
    assembler.attach(FRIENDS, parents, lines, Map.of());
    assembler.finish(HERO, parents);
    List<Hero> friends = entity(parents.get(0)).friends().loaded();
    assertThat(friends).hasSize(2);
    assertThat(friends.get(0)).isSameAs(friends.get(1));
    assertThat(ofFriendships(entity(parents.get(0)), "friend_id")).containsExactly(5L, 5L);
  }

  @Test
  void twoPathsToOneRowAreTwoEqualInstances() {
    Draft root = read(WITH_BOTH, 1L, "h1", null, 5L, "h5", 1L, 5L, "h5", 1L, 1L).draft();
    Assembler.unite(WITH_BOTH.root(), List.of(root));
    root.joined.forEach(
        lines -> lines.forEach(each -> assembler.finish(HERO, List.of(each.draft()))));
    assembler.finish(WITH_BOTH.root(), List.of(root));
    Hero sidekick = entity(root).sidekick().loaded().orElseThrow();
    Hero friend = entity(root).friends().loaded().get(0);
    assertThat(sidekick).isEqualTo(friend).isNotSameAs(friend);
  }

  @Test
  void ofTwoRowsOfAHasOneTheFirstIsKept() {
    List<Draft> parents = List.of(hero(1, null), hero(2, null));
    List<Draft.Row> lines =
        List.of(new Draft.Row(hero(7, 1L), null), new Draft.Row(hero(6, 1L), null));
    assembler.finish(HERO, drafts(lines));
    assembler.attach(SIDEKICK, parents, lines, Map.of());
    assembler.finish(HERO, parents);
    assertThat(entity(parents.get(0)).sidekick().loaded().map(Hero::id)).contains(7L);
    assertThat(entity(parents.get(1)).sidekick().isLoaded()).isFalse();
  }
}
