package io.sluice.internal.plan;

import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.ValueReader;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.query.Selection.Criteria;
import io.sluice.statement.Select;
import io.sluice.type.DataType;
import java.util.List;

/**
 * Decides which statements answer a query, at the call and before anything is known of a database:
 * to-one associations are joined, unless the include says otherwise; to-many ones are left to a
 * second statement, so that a limit always counts roots. Immutable and thread-safe.
 */
public final class Planner implements IncludePlanner {
  /** What reads the number of a statement that counts. */
  public static final RowReader<Long> COUNT =
      new ValueReader(0, DataType.LONG, "COUNT(*)").required(Long.class);

  private final RowRules rules;

  /** A planner with the rules of rows. */
  public Planner(RowRules rules) {
    this.rules = rules;
  }

  /**
   * The plan of a query.
   *
   * @throws IllegalArgumentException if it asks for what cannot be
   */
  public <E> ReadPlan<E> read(Query<E> query) {
    return builder(query.type(), query.criteria()).rows(query.lock(), query.fetchSize());
  }

  /**
   * The plan of a query for the rows that an association leads to.
   *
   * @param joinRows whether the join rows come, too
   */
  public <E> FollowUp<E> associated(
      Query<E> query, Association<?, E> association, boolean joinRows) {
    return builder(query.type(), query.criteria())
        .followUp(association, joinRows, query.lock(), query.fetchSize());
  }

  @Override
  public <T> FollowUp<T> followUp(Include<T> include) {
    return builder(include.association().target(), include.criteria())
        .followUp(include.association(), true, null, 0);
  }

  /** The statement that counts the rows of a query, without regard to its limit. */
  public <E> Select count(Query<E> query) {
    return builder(query.type(), query.criteria()).count();
  }

  /** The statement that counts the rows of a query that belong to the parent of the values. */
  public <E> Select count(Query<E> query, Association<?, E> association, List<Object> parent) {
    return builder(query.type(), query.criteria()).count(association, parent);
  }

  private <E> SelectBuilder<E> builder(EntityType<E> type, Criteria<E> criteria) {
    return new SelectBuilder<>(this, rules, type, rules.scoped(type, criteria));
  }
}
