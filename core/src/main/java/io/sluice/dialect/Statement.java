package io.sluice.dialect;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with settled aliases, ready to be rendered. Immutable. */
public sealed interface Statement {

  /**
   * A SELECT.
   *
   * @param from the table of the first alias
   * @param outputs what comes out, in order
   * @param joins further tables
   * @param where conditions, all of which must be true
   * @param order the order
   * @param slice which part of the result
   * @param lock how rows are locked, or null
   */
  record Select(
      Source from,
      List<Output> outputs,
      List<Join> joins,
      List<Filter<?>> where,
      List<Ordering<?>> order,
      Slice slice,
      @Nullable Lock lock)
      implements Statement {}

  /**
   * An INSERT.
   *
   * @param table the table
   * @param columns the columns; with none, one row of defaults is inserted
   * @param rows a value for each column, null for the column's default
   * @param conflict what happens with rows that are there already, or null for an error
   * @param returning what comes back of each row
   */
  record Insert(
      TableName table,
      List<Attribute<?, ?>> columns,
      List<List<@Nullable Expression<?, ?>>> rows,
      @Nullable Conflict conflict,
      List<Attribute<?, ?>> returning)
      implements Statement {}

  /**
   * Rows that are there already are left as they are, and not counted; those that were soft-deleted
   * are restored, and those outside of a scope are taken into it.
   *
   * @param unique attributes that no two rows share values of
   * @param deletedAt the instant of a soft delete, or null
   * @param scope attributes that make a row another one's, where they are not as in the new one
   * @param restored further attributes that a restored or taken row gets from the new one
   */
  record Conflict(
      List<? extends Attribute<?, ?>> unique,
      @Nullable Attribute<?, ?> deletedAt,
      List<? extends Attribute<?, ?>> scope,
      List<? extends Attribute<?, ?>> restored) {
    /** Without a scope, and with nothing to get for a restored row. */
    public Conflict(List<? extends Attribute<?, ?>> unique, @Nullable Attribute<?, ?> deletedAt) {
      this(unique, deletedAt, List.of(), List.of());
    }

    /** With attributes that a restored or taken row gets from the new one. */
    public Conflict restoring(List<? extends Attribute<?, ?>> attributes) {
      return new Conflict(unique, deletedAt, scope, attributes);
    }
  }

  /**
   * An UPDATE.
   *
   * @param table the table
   * @param assignments what is set
   * @param where which rows, all conditions must be true
   * @param returning what comes back of each row
   */
  record Update(
      TableName table,
      List<Assignment.Value<?>> assignments,
      List<Condition<?>> where,
      List<Attribute<?, ?>> returning)
      implements Statement {}

  /**
   * A DELETE.
   *
   * @param table the table
   * @param where which rows, all conditions must be true
   */
  record Delete(TableName table, List<Condition<?>> where) implements Statement {}

  /**
   * A table under an alias.
   *
   * @param table the table
   * @param alias the alias
   */
  record Source(TableName table, String alias) {}

  /** Something that a SELECT puts out. */
  sealed interface Output {}

  /**
   * A column.
   *
   * @param alias the alias of its table
   * @param attribute the attribute it holds
   */
  record Column(String alias, Attribute<?, ?> attribute) implements Output {}

  /** The number of rows. */
  record CountRows() implements Output {}

  /**
   * A table joined by a foreign key.
   *
   * @param source the table
   * @param parent the alias it is joined to
   * @param pairs which columns are equal
   * @param where further conditions on the joined rows
   * @param inner whether rows without a match are left out
   * @param association the association whose join table it is, or null for another table
   */
  record Join(
      Source source,
      String parent,
      List<Pair> pairs,
      List<Condition<?>> where,
      boolean inner,
      @Nullable Association<?, ?> association) {}

  /**
   * Two columns that are equal.
   *
   * @param parent the one of the alias that is joined to
   * @param joined the one of the joined table
   */
  record Pair(Attribute<?, ?> parent, Attribute<?, ?> joined) {}

  /**
   * A condition on the rows of an alias.
   *
   * @param alias the alias
   * @param condition the condition
   */
  record Filter<E>(String alias, Condition<E> condition) {}

  /**
   * An order by something of an alias.
   *
   * @param alias the alias
   * @param order the order
   */
  record Ordering<E>(String alias, OrderBy<E> order) {}

  /**
   * Which part of a result.
   *
   * @param limit most rows, or null
   * @param offset rows left out first, or null
   * @param partition the columns for whose every value limit and offset count; empty to count them
   *     for the result as a whole
   */
  record Slice(@Nullable Long limit, @Nullable Long offset, List<Column> partition) {
    /** All of it. */
    public static final Slice ALL = new Slice(null, null, List.of());
  }
}
