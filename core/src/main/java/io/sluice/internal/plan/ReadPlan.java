package io.sluice.internal.plan;

import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.StatesReader;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement that reads entities, and the shape of its rows. Immutable.
 *
 * @param select the statement
 * @param reader what reads the states of all entities of a row
 * @param root the entity of each row
 * @param joinRow the join row in each row, or null
 * @param window how it is read part by part, or null where all of it is read
 */
public record ReadPlan<E>(
    Select select,
    StatesReader reader,
    EntityShape<E> root,
    @Nullable JoinRowShape<?> joinRow,
    @Nullable ReadWindow window) {

  /** A reader of the root and of the join row, where nothing else is in a row. */
  public <R> RowReader<R> pairs(StatesReader.Pair<R> function) {
    return reader.pairs(root.index(), joinRow == null ? -1 : joinRow.index(), function);
  }

  /**
   * One entity in the rows of a statement: the root, or one that is joined to it. Immutable.
   *
   * @param type the entity
   * @param association how the parent leads to it, null for the root
   * @param index its place among the states of a row
   * @param joined what is joined to it, in order
   * @param followUps what is loaded for it by further statements
   * @param joinRow the join row by which it is joined, or null
   * @param unread its attributes that are not read
   */
  public record EntityShape<E>(
      EntityType<E> type,
      @Nullable Association<?, E> association,
      int index,
      List<EntityShape<?>> joined,
      List<FollowUp<?>> followUps,
      @Nullable JoinRowShape<?> joinRow,
      List<Attribute<E, ?>> unread) {

    /** Copies of the lists. */
    public EntityShape {
      joined = List.copyOf(joined);
      followUps = List.copyOf(followUps);
      unread = List.copyOf(unread);
    }

    /** Whether its rows are entities as they are. */
    public boolean isPlain() {
      return joined.isEmpty() && followUps.isEmpty();
    }

    /** Whether it comes in several rows, as something of which there are many is joined to it. */
    public boolean isRepeated() {
      return !joined.isEmpty()
          && joined.stream().anyMatch(each -> !each.parent().joinsOnce() || each.isRepeated());
    }

    /** How the parent leads to it. */
    public Association<?, E> parent() {
      return Objects.requireNonNull(association);
    }
  }

  /**
   * The join row by which an entity is associated, in the rows of a statement. Immutable.
   *
   * @param type its entity
   * @param index its place among the states of a row
   * @param unread its attributes that are not read
   */
  public record JoinRowShape<J>(EntityType<J> type, int index, List<Attribute<J, ?>> unread) {
    /** A copy of the list. */
    public JoinRowShape {
      unread = List.copyOf(unread);
    }
  }

  /**
   * What is loaded for rows that are there already: a statement with a hole for their keys.
   * Immutable.
   *
   * @param association how they lead to it
   * @param plan the statement for rows of any parent
   * @param parents the terms that are equal to the values of the parents
   */
  public record FollowUp<T>(Association<?, T> association, ReadPlan<T> plan, List<Term> parents) {
    /** A copy of the list. */
    public FollowUp {
      parents = List.copyOf(parents);
    }

    /**
     * Whether a row of the root may come several times: for each of the parents that a join table
     * links it with, or by values that are the same to the database alone, asked for by several
     * statements.
     */
    public boolean repeats() {
      return association.through() != null
          || association.targetAttributes().stream().anyMatch(each -> each.type().isCollated());
    }

    /** The statement for the parents with these values. */
    public Select select(List<List<Object>> keys) {
      return keyed().select(keys);
    }

    /** The statement by the values of the parents. */
    public KeyedRead<T> keyed() {
      return new KeyedRead<>(plan, parents, holders(), association.through() != null);
    }

    /**
     * The attributes of the rows that hold the values of the parents: of the join row, if there is.
     */
    public List<? extends Attribute<?, ?>> holders() {
      Association.Through<?> through = association.through();
      return through == null ? association.targetAttributes() : through.near().attributes();
    }

    /** What asks the database for values of parents as it has them, one by one. */
    public KeyProbe parents(List<List<Object>> values) {
      return ofSource(association, values);
    }

    private static <S> KeyProbe ofSource(Association<S, ?> association, List<List<Object>> values) {
      return probe(association.source(), association.sourceAttributes(), values);
    }

    /** What asks the database for values that parents refer to as it has them, one by one. */
    public KeyProbe referred(List<List<Object>> values) {
      return probe(association.target(), association.targetAttributes(), values);
    }

    private static <E> KeyProbe probe(
        EntityType<E> type, List<Attribute<E, ?>> attributes, List<List<Object>> values) {
      List<Key> keys = new ArrayList<>(values.size());
      values.forEach(each -> keys.add(Key.ofValues(type, attributes, each)));
      return KeyProbe.of(type, attributes, keys);
    }
  }

  /**
   * A statement with a hole for the keys by which its rows are asked for. Immutable.
   *
   * @param plan the statement for rows of any key
   * @param terms the terms that are equal to a key
   * @param holders the attributes of the rows that hold the key
   * @param ofJoinRow whether they are attributes of the join row
   */
  public record KeyedRead<E>(
      ReadPlan<E> plan,
      List<Term> terms,
      List<? extends Attribute<?, ?>> holders,
      boolean ofJoinRow) {
    /** Copies of the lists. */
    public KeyedRead {
      terms = List.copyOf(terms);
      holders = List.copyOf(holders);
    }

    /** The statement by the primary keys of its rows. */
    public static <E> KeyedRead<E> byPrimaryKey(ReadPlan<E> plan) {
      EntityType<E> type = plan.root().type();
      List<Term> key = Predicates.columns(plan.select().from().alias(), type.key());
      return new KeyedRead<>(plan, key, type.key(), false);
    }

    /** The statement for these keys; a limit and an offset count for each. */
    public Select select(List<List<Object>> keys) {
      Select select = plan.select().where(Predicates.in(terms, keys));
      Slice slice = select.slice();
      return keys.size() == 1 || !slice.cuts()
          ? select
          : select.slice(new Slice(slice.limit(), slice.offset(), terms));
    }

    /**
     * Whether one statement can answer several calls: it is the only one, leaves out no rows, locks
     * none, is read whole, and its keys are equal to the database where they are in Java.
     */
    public boolean isGatherable() {
      Select select = plan.select();
      return plan.root().isPlain()
          && plan.window() == null
          && select.lock() == null
          && select.slice().offset() == null
          && !isCollated();
    }

    private boolean isCollated() {
      for (Attribute<?, ?> each : holders) {
        if (each.type().isCollated()) {
          return true;
        }
      }
      return false;
    }
  }
}
