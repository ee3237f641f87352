package io.sluice.query;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An association to load with a query. Conditions, order and limit are of the associated rows, for
 * each parent; they do not leave out parents, unless the include is {@link #required()}. Immutable.
 *
 * @param <T> the associated entity
 */
@CheckReturnValue
public final class Include<T> extends Selection<T, Include<T>> {
  private final Association<?, T> association;
  private final boolean required;
  private final Strategy strategy;

  private Include(
      Association<?, T> association, Criteria<T> criteria, boolean required, Strategy strategy) {
    super(criteria);
    this.association = association;
    this.required = required;
    this.strategy = strategy;
  }

  /** How the associated rows come. */
  public enum Strategy {
    /**
     * To-one by a join, to-many by a second statement; so is a has-one whose foreign key several
     * rows could share.
     */
    DEFAULT,
    /** By a second statement, one for all parents. */
    STATEMENT,
    /** By a join in the statement of the parents, where their limit does not forbid it. */
    JOIN
  }

  /** An include of all associated rows. */
  public static <T> Include<T> of(Association<?, T> association) {
    return new Include<>(association, Criteria.none(), false, Strategy.DEFAULT);
  }

  @Override
  Include<T> with(Criteria<T> changed) {
    return new Include<>(association, changed, required, strategy);
  }

  @Override
  EntityType<T> entity() {
    return association.target();
  }

  @SuppressWarnings("unchecked") // of the same association
  Include<T> and(Include<?> other) {
    Include<T> same = (Include<T>) other;
    return new Include<>(
        association,
        criteria().and(same.criteria()),
        required || same.required,
        same.strategy == Strategy.DEFAULT ? strategy : same.strategy);
  }

  /** Leaves out parents that have no associated row that the conditions are true of. */
  public Include<T> required() {
    return new Include<>(association, criteria(), true, strategy);
  }

  /** Loads by a second statement for all parents, also where a join would do. */
  public Include<T> separately() {
    return new Include<>(association, criteria(), required, Strategy.STATEMENT);
  }

  /**
   * Loads many rows by a join in the statement of their parents, which saves a statement, and sends
   * each parent as often as it has rows. Where the query or the include has a limit or offset,
   * which would count joined rows, a second statement loads them nevertheless.
   */
  public Include<T> joined() {
    return new Include<>(association, criteria(), required, Strategy.JOIN);
  }

  /** The association. */
  public Association<?, T> association() {
    return association;
  }

  /** Whether parents without an associated row are left out. */
  public boolean isRequired() {
    return required;
  }

  /** How the associated rows come. */
  public Strategy strategy() {
    return strategy;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Include<?> include
        && association == include.association
        && criteria().equals(include.criteria())
        && required == include.required
        && strategy == include.strategy;
  }

  @Override
  public int hashCode() {
    return Objects.hash(association, criteria(), required, strategy);
  }

  @Override
  public String toString() {
    return "Include["
        + association
        + ", "
        + criteria()
        + (required ? ", required" : "")
        + ", "
        + strategy
        + "]";
  }
}
