package io.sluice.internal.plan;

import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.States;
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
    RowReader<States> reader,
    EntityShape<E> root,
    @Nullable JoinRowShape<?> joinRow,
    @Nullable ReadWindow window) {

  /**
   * One entity in the rows of a statement: the root, or one that is joined to it. Immutable.
   *
   * @param type the entity
   * @param association how the parent leads to it, null for the root
   * @param index its place among the states of a row
   * @param joined what is joined to it, in order
   * @param followUps what is loaded for it by further statements
   * @param joinRow the join row by which it is joined, or null
   */
  public record EntityShape<E>(
      EntityType<E> type,
      @Nullable Association<?, E> association,
      int index,
      List<EntityShape<?>> joined,
      List<FollowUp<?>> followUps,
      @Nullable JoinRowShape<?> joinRow) {

    /** Copies of the lists. */
    public EntityShape {
      joined = List.copyOf(joined);
      followUps = List.copyOf(followUps);
    }

    /** Whether its rows are entities as they are. */
    public boolean isPlain() {
      return joined.isEmpty() && followUps.isEmpty();
    }

    /** Whether it comes in several rows, as something of which there are many is joined to it. */
    public boolean isRepeated() {
      return joined.stream().anyMatch(each -> !each.parent().joinsOnce() || each.isRepeated());
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
   */
  public record JoinRowShape<J>(EntityType<J> type, int index) {}

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

    /** The statement for the parents with these values. */
    public Select select(List<List<Object>> keys) {
      Select select = plan.select().where(Predicates.in(parents, keys));
      boolean one = keys.size() == 1 || !select.slice().cuts();
      Slice slice = select.slice();
      return select.slice(one ? slice.whole() : new Slice(slice.limit(), slice.offset(), parents));
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
}
