package io.sluice.internal.plan;

import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.ValueReader;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Include;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import io.sluice.query.Selection.Criteria;
import io.sluice.query.ValueQuery;
import io.sluice.statement.Select;
import io.sluice.type.DataType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  private final WholeRows wholeRows = new WholeRows();

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
   * The plan that locks all rows that a write changes, and reads them whole: without regard to the
   * limit and the attributes of the query and its scopes.
   */
  public <E> ReadPlan<E> locked(Query<E> query) {
    Criteria<E> scoped = rules.scoped(query.type(), query.criteria());
    Criteria<E> whole =
        new Criteria<>(
            scoped.where(),
            scoped.order(),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            scoped.includes(),
            scoped.visibility());
    return new SelectBuilder<>(this, rules, wholeRows, query.type(), whole)
        .rows(new Lock(Lock.Strength.UPDATE, Lock.Wait.BLOCK), 0);
  }

  /**
   * The plan of a page.
   *
   * @param query what is found, with a limit
   * @param after the cursor of the page before, or null for the first page
   * @throws IllegalArgumentException if it asks for what cannot be
   */
  public <E> PagePlan<E> page(Query<E> query, @Nullable String after) {
    Long limit = query.criteria().limit();
    if (limit == null || limit == 0 || query.criteria().offset() != null) {
      throw new IllegalArgumentException(
          "a page has a limit of 1 at least, and no offset: it begins after its cursor");
    }
    int rows = (int) Math.min(limit, Integer.MAX_VALUE - 1);
    ReadPlan<E> read = read(query.fetchSize(rows + 1));
    return new PagePlan<>(read, Objects.requireNonNull(read.window()), rows, after);
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

  /** The statement that finds one of the rows of a query, without regard to its limit. */
  public <E> Select any(Query<E> query) {
    return builder(query.type(), query.criteria()).any();
  }

  /** The statement that counts the rows of a query, without regard to its limit. */
  public <E> Select count(Query<E> query) {
    return builder(query.type(), query.criteria()).count();
  }

  /** The statement that counts the rows of a query that belong to the parent of the values. */
  public <E> Select count(Query<E> query, Association<?, E> association, List<Object> parent) {
    return builder(query.type(), query.criteria()).count(association, parent);
  }

  /**
   * The plan of a query of values.
   *
   * @throws IllegalArgumentException if it asks for what cannot be
   */
  public <E> ValuesPlan values(ValueQuery<E> query) {
    return builder(query.query().type(), query.query().criteria()).values(query);
  }

  private <E> SelectBuilder<E> builder(EntityType<E> type, Criteria<E> criteria) {
    return new SelectBuilder<>(this, rules, wholeRows, type, rules.scoped(type, criteria));
  }
}
