package io.sluice.internal.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.sluice.BelongsToMany;
import io.sluice.HasOne;
import io.sluice.Joined;
import io.sluice.dialect.Statement.Column;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.Statement.Source;
import io.sluice.fixture.Hero;
import io.sluice.fixture.Hero_;
import io.sluice.internal.association.Draft.Line;
import io.sluice.internal.plan.Node;
import io.sluice.internal.plan.SelectPlan;
import io.sluice.internal.plan.SelectPlan.JoinRowNode;
import io.sluice.internal.row.StateReader;
import io.sluice.model.Association;
import io.sluice.model.JoinRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of join tables, and of associations that should have one row. */
class AssemblerJoinUnitTests {
  private static final Node<Hero> HERO = node(null, 0, List.of(), null);
  private static final JoinRowNode<JoinRow> LINK = link(3);
  private static final Node<Hero> WITH_FRIENDS =
      node(null, 0, List.of(node(Hero_.friends, 5, List.of(), LINK)), null);
  private static final Node<Hero> WITH_BOTH =
      node(
          null,
          0,
          List.of(
              node(Hero_.sidekick, 3, List.of(), null), node(Hero_.friends, 8, List.of(), link(6))),
          null);

  private final Assembler assembler = new Assembler(new Values());

  /** Values that hold what is loaded, and do nothing else. */
  private static final class Values implements AssociationValues {
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

    @Override
    public <T> List<NewRow<T>> newRows(Association<?, T> association, @Nullable Object value) {
      return List.of();
    }

    @Override
    public <S, T> Object carried(
        Association<S, T> association, @Nullable Object[] state, @Nullable Object former) {
      return unloaded(association, state);
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

  private static Node<Hero> node(
      @Nullable Association<?, Hero> association,
      int offset,
      List<Node<?>> joined,
      @Nullable JoinRowNode<?> joinRow) {
    StateReader reader = new StateReader(Hero_.TYPE, Hero_.TYPE.attributes(), offset);
    return new Node<>(Hero_.TYPE, association, reader, joined, List.of(), joinRow);
  }

  private static JoinRowNode<JoinRow> link(int offset) {
    var type = Hero_.friendships.type();
    return new JoinRowNode<>(type, new StateReader(type, type.attributes(), offset));
  }

  private static SelectPlan<Hero> plan(
      Node<Hero> root, @Nullable JoinRowNode<?> joinRow, Slice slice) {
    Source source = new Source(Hero_.TYPE.table(), "t0");
    Select select = new Select(source, List.of(), List.of(), List.of(), List.of(), slice, null);
    return new SelectPlan<>(select, root, joinRow);
  }

  private static Row row(@Nullable Object... columns) {
    return new Columns(Arrays.asList(columns));
  }

  @SuppressWarnings("NullAway") // it cannot see in class files that elements may be null
  private static Draft hero(long id, @Nullable Long mentor) {
    return new Draft(new @Nullable Object[] {id, "h" + id, mentor, null, null}, 0);
  }

  @SuppressWarnings("NullAway") // it cannot see in class files that elements may be null
  private static Line friendOf(long parent, long id) {
    return new Line(hero(id, null), new Draft(new @Nullable Object[] {parent, id}, 0));
  }

  private static List<Draft> drafts(List<Line> lines) {
    return lines.stream().map(Line::draft).distinct().toList();
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
    SelectPlan<Hero> plan = plan(WITH_FRIENDS, null, Slice.ALL);
    Line alone = Assembler.read(plan, row(1L, "h1", null, null, null, null, null, null));
    Line linked = Assembler.read(plan, row(2L, "h2", null, 2L, 5L, 5L, "h5", null));
    Line linkOnly = Assembler.read(plan, row(3L, "h3", null, 3L, 5L, null, null, null));
    List<Draft> all = List.of(alone.draft(), linked.draft(), linkOnly.draft());
    Assembler.unite(WITH_FRIENDS, all);
    linked.draft().joined.get(0).forEach(each -> assembler.finish(HERO, List.of(each.draft())));
    assembler.finish(WITH_FRIENDS, all);
    assertThat(friendsOf(alone.draft())).isEmpty();
    assertThat(friendsOf(linkOnly.draft())).isEmpty();
    assertThat(friendsOf(linked.draft())).containsExactly("h5");
    assertThat(ofFriendships(entity(linked.draft()), "hero_id")).containsExactly(2L);
    assertThat(ofFriendships(entity(linked.draft()), "friend_id")).containsExactly(5L);
  }

  @Test
  void aRowOfSeveralJoinRowsIsOneInstanceWithAJoinRowEach() {
    List<Draft> parents = List.of(hero(1, null), hero(2, null));
    SelectPlan<Hero> plan = plan(HERO, LINK, Slice.ALL);
    List<Line> lines = List.of(friendOf(1, 5), friendOf(2, 6), friendOf(2, 5));
    List<Line> united = Assembler.united(HERO, lines);
    assertThat(drafts(united)).hasSize(2);
    assembler.finish(HERO, drafts(united));
    assembler.attach(Hero_.friends, plan, parents, united);
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
    List<Line> united = Assembler.united(HERO, List.of(friendOf(1, 5), friendOf(1, 5)));
    assembler.finish(HERO, drafts(united));
    assembler.attach(Hero_.friends, plan(HERO, LINK, Slice.ALL), parents, united);
    assembler.finish(HERO, parents);
    List<Hero> friends = entity(parents.get(0)).friends().loaded();
    assertThat(friends).hasSize(2);
    assertThat(friends.get(0)).isSameAs(friends.get(1));
    assertThat(ofFriendships(entity(parents.get(0)), "friend_id")).containsExactly(5L, 5L);
  }

  @Test
  void twoPathsToOneRowAreTwoEqualInstances() {
    Row both = row(1L, "h1", null, 5L, "h5", 1L, 1L, 5L, 5L, "h5", 1L);
    Draft root = Assembler.read(plan(WITH_BOTH, null, Slice.ALL), both).draft();
    Assembler.unite(WITH_BOTH, List.of(root));
    root.joined.forEach(
        lines -> lines.forEach(each -> assembler.finish(HERO, List.of(each.draft()))));
    assembler.finish(WITH_BOTH, List.of(root));
    Hero sidekick = entity(root).sidekick().loaded().orElseThrow();
    Hero friend = entity(root).friends().loaded().get(0);
    assertThat(sidekick).isEqualTo(friend).isNotSameAs(friend);
  }

  @Test
  void ofTwoRowsOfAHasOneTheFirstIsKept() {
    List<Draft> parents = List.of(hero(1, null), hero(2, null));
    List<Line> lines = List.of(new Line(hero(7, 1L), null), new Line(hero(6, 1L), null));
    assembler.finish(HERO, drafts(lines));
    assembler.attach(Hero_.sidekick, plan(HERO, null, Slice.ALL), parents, lines);
    assembler.finish(HERO, parents);
    assertThat(entity(parents.get(0)).sidekick().loaded().map(Hero::id)).contains(7L);
    assertThat(entity(parents.get(1)).sidekick().isLoaded()).isFalse();
  }

  @Test
  void limitsAreLeftToTheStatement() {
    List<Draft> parents = List.of(hero(1, null));
    Slice slice =
        new Slice(
            1L, null, List.of(new Column("j", Hero_.friendships.type().attribute("hero_id"))));
    List<Line> lines = List.of(friendOf(1, 5), friendOf(1, 6));
    assembler.finish(HERO, drafts(lines));
    assembler.attach(Hero_.friends, plan(HERO, LINK, slice), parents, lines);
    assembler.finish(HERO, parents);
    assertThat(friendsOf(parents.get(0))).containsExactly("h5", "h6");
  }
}
