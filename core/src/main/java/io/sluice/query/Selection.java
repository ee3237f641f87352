package io.sluice.query;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of an entity, in which order, with what. Every method returns a changed copy;
 * immutable and comparable.
 *
 * @param <E> the entity
 * @param <Q> the kind of selection
 */
@CheckReturnValue
public abstract sealed class Selection<E, Q extends Selection<E, Q>> permits Query, Include {
  private final Criteria<E> criteria;

  Selection(Criteria<E> criteria) {
    this.criteria = criteria;
  }

  abstract Q with(Criteria<E> changed);

  abstract EntityType<E> entity();

  /** What has been asked for. */
  public final Criteria<E> criteria() {
    return criteria;
  }

  /** Only rows that all the conditions are true of, in addition to earlier ones. */
  @SafeVarargs
  public final Q where(Condition<E>... conditions) {
    return with(criteria.where(Arguments.each("condition", conditions)));
  }

  /** Only rows that the condition made of the value is true of; all rows if the value is null. */
  public final <V> Q whereIf(@Nullable V value, Function<? super V, Condition<E>> condition) {
    Arguments.given(condition, "condition");
    return value == null ? with(criteria) : where(condition.apply(value));
  }

  /** In this order, after earlier ones. */
  @SafeVarargs
  public final Q order(OrderBy<E>... orders) {
    return order(Arguments.each("order", orders));
  }

  /** In this order, after earlier ones. */
  public final Q order(List<OrderBy<E>> orders) {
    return with(criteria.order(Arguments.each("order", orders)));
  }

  /**
   * At most so many rows; in an include, for each parent.
   *
   * @throws IllegalArgumentException if negative
   */
  public final Q limit(long rows) {
    return with(criteria.limit(requireNotNegative("limit", rows)));
  }

  /**
   * Without the first so many rows; in an include, for each parent.
   *
   * @throws IllegalArgumentException if negative
   */
  public final Q offset(long rows) {
    return with(criteria.offset(requireNotNegative("offset", rows)));
  }

  /**
   * Only these attributes and the key; the others are null, and a foreign key that was left out is
   * an error when its {@code BelongsTo} is asked for it. The entity's association values know what
   * was not read, so that it is never replaced, nor compared, by it; an entity that has none is
   * read whole therefore.
   *
   * @throws IllegalArgumentException if there is none
   */
  @SafeVarargs
  public final Q attributes(Attribute<E, ?>... attributes) {
    if (Arguments.given(attributes, "attribute").length == 0) {
      throw new IllegalArgumentException(
          "attributes() names no attribute; leave it out to have all");
    }
    return with(criteria.attributes(List.copyOf(Arguments.each("attribute", attributes))));
  }

  /**
   * Without these attributes, which are then null, as after {@link #attributes}; the key is always
   * read. What was left out stays so, also where attributes are named, as by a query within a scope
   * that leaves some out.
   *
   * @throws IllegalArgumentException if there is none
   */
  @SafeVarargs
  public final Q attributesExcept(Attribute<E, ?>... attributes) {
    if (Arguments.given(attributes, "attribute").length == 0) {
      throw new IllegalArgumentException(
          "attributesExcept() names no attribute; leave it out to have all");
    }
    return with(criteria.except(Arguments.each("attribute", attributes)));
  }

  /**
   * Only these attributes of the join rows, with their key; the others are null, as after {@link
   * #attributes}. In {@code getJoined(…)} and in an include of a {@code BelongsToMany}, also where
   * the rows themselves are read whole.
   *
   * @throws IllegalArgumentException if there is none; from the operation, if one is of another
   *     entity than that of the join rows, or there are no join rows
   */
  public final Q linkAttributes(Attribute<?, ?>... attributes) {
    if (Arguments.given(attributes, "attribute").length == 0) {
      throw new IllegalArgumentException(
          "linkAttributes() names no attribute; leave it out to have all");
    }
    return with(criteria.linkAttributes(List.copyOf(Arguments.each("attribute", attributes))));
  }

  /**
   * With the association loaded; an earlier include of it is replaced. Of a path the last one is,
   * and those before it are loaded as earlier includes say.
   */
  public final <T> Q include(IncludePath<E, T> path) {
    return include(path, UnaryOperator.identity());
  }

  /** With the associations, or paths of them, loaded, as the other include does for each. */
  @SafeVarargs
  public final Q include(
      IncludePath<E, ?> first, IncludePath<E, ?> second, IncludePath<E, ?>... more) {
    List<Include<?>> includes = Included.of(criteria.includes(), first, UnaryOperator.identity());
    includes = Included.of(includes, second, UnaryOperator.identity());
    for (IncludePath<E, ?> each : more) {
      includes = Included.of(includes, each, UnaryOperator.identity());
    }
    return with(criteria.includes(includes));
  }

  /**
   * With the association loaded as the include says; an earlier include of it is replaced. Of a
   * path the function is for the last one.
   */
  public final <T> Q include(IncludePath<E, T> path, UnaryOperator<Include<T>> include) {
    return with(criteria.includes(Included.of(criteria.includes(), path, include)));
  }

  /** With all associations of the entity loaded, but not theirs; earlier includes stay. */
  public final Q includeAll() {
    return includeAll(each -> true);
  }

  /**
   * With those associations of the entity loaded that the predicate is true of, as of {@code
   * Association::toMany}; earlier includes stay.
   */
  public final Q includeAll(Predicate<? super Association<E, ?>> which) {
    return including(Arguments.given(which, "predicate"), UnaryOperator.identity());
  }

  /**
   * With all associations of the entity loaded, and theirs, and so on, but for those that lead back
   * to an entity on the way to them; earlier includes stay. That may be most of a database: name
   * what is needed where you can.
   */
  public final Q includeAllNested() {
    return nested(List.of(entity()));
  }

  private Q nested(List<EntityType<?>> above) {
    return including(
        each -> !above.contains(each.target()),
        include -> {
          List<EntityType<?>> way = new ArrayList<>(above);
          way.add(include.association().target());
          return ((Selection<?, ? extends Include<?>>) include).nested(way);
        });
  }

  private Q including(
      Predicate<? super Association<E, ?>> which, UnaryOperator<Include<?>> changed) {
    List<Include<?>> includes = new ArrayList<>(criteria.includes());
    for (Association<E, ?> each : entity().associations()) {
      if (which.test(each) && includes.stream().noneMatch(other -> other.association() == each)) {
        includes.add(changed.apply(Include.of(each)));
      }
    }
    return with(criteria.includes(includes));
  }

  /** With rows that were soft-deleted, too. */
  public final Q withDeleted() {
    return with(criteria.visibility(criteria.visibility().withDeleted()));
  }

  /** With rows whose join row was soft-deleted, too. */
  public final Q withDeletedLinks() {
    return with(criteria.visibility(criteria.visibility().withDeletedLinks()));
  }

  /** Without the default scope of the entity. */
  public final Q unscoped() {
    return with(criteria.visibility(criteria.visibility().withoutScope()));
  }

  private static long requireNotNegative(String what, long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException(what + " is negative: " + rows);
    }
    return rows;
  }

  /**
   * Which rows are seen at all.
   *
   * @param deleted whether those that were soft-deleted are
   * @param deletedLinks whether those are whose join row was soft-deleted
   * @param unscoped whether those outside of the default scope are
   */
  public record Visibility(boolean deleted, boolean deletedLinks, boolean unscoped) {
    static final Visibility DEFAULT = new Visibility(false, false, false);

    Visibility withDeleted() {
      return new Visibility(true, deletedLinks, unscoped);
    }

    Visibility withDeletedLinks() {
      return new Visibility(deleted, true, unscoped);
    }

    Visibility withoutScope() {
      return new Visibility(deleted, deletedLinks, true);
    }

    Visibility or(Visibility other) {
      return new Visibility(
          deleted || other.deleted, deletedLinks || other.deletedLinks, unscoped || other.unscoped);
    }
  }

  /**
   * What has been asked for.
   *
   * @param where conditions, all of which must be true
   * @param order the order
   * @param limit most rows, null for all
   * @param offset rows left out first, null for none
   * @param attributes the attributes, empty for all
   * @param except attributes left out of them
   * @param linkAttributes the attributes of the join rows, empty for all
   * @param includes the associations to load
   * @param visibility which rows are seen at all
   * @param <E> the entity
   */
  public record Criteria<E>(
      List<Condition<E>> where,
      List<OrderBy<E>> order,
      @Nullable Long limit,
      @Nullable Long offset,
      List<Attribute<E, ?>> attributes,
      List<Attribute<E, ?>> except,
      List<Attribute<?, ?>> linkAttributes,
      List<Include<?>> includes,
      Visibility visibility) {

    private static final Criteria<?> NONE =
        new Criteria<>(
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Visibility.DEFAULT);

    /** Of all rows. */
    @SuppressWarnings("unchecked") // it holds no E
    public static <E> Criteria<E> none() {
      return (Criteria<E>) NONE;
    }

    /** With further conditions. */
    public Criteria<E> where(List<Condition<E>> more) {
      return new Criteria<>(
          joined(where, more),
          order,
          limit,
          offset,
          attributes,
          except,
          linkAttributes,
          includes,
          visibility);
    }

    Criteria<E> order(List<OrderBy<E>> more) {
      return new Criteria<>(
          where,
          joined(order, more),
          limit,
          offset,
          attributes,
          except,
          linkAttributes,
          includes,
          visibility);
    }

    Criteria<E> limit(long rows) {
      return new Criteria<>(
          where, order, rows, offset, attributes, except, linkAttributes, includes, visibility);
    }

    Criteria<E> offset(long rows) {
      return new Criteria<>(
          where, order, limit, rows, attributes, except, linkAttributes, includes, visibility);
    }

    Criteria<E> attributes(List<Attribute<E, ?>> chosen) {
      return new Criteria<>(
          where, order, limit, offset, chosen, except, linkAttributes, includes, visibility);
    }

    Criteria<E> except(List<Attribute<E, ?>> more) {
      return new Criteria<>(
          where,
          order,
          limit,
          offset,
          attributes,
          joined(except, more),
          linkAttributes,
          includes,
          visibility);
    }

    Criteria<E> linkAttributes(List<Attribute<?, ?>> chosen) {
      return new Criteria<>(
          where, order, limit, offset, attributes, except, chosen, includes, visibility);
    }

    Criteria<E> includes(List<Include<?>> all) {
      return new Criteria<>(
          where,
          order,
          limit,
          offset,
          attributes,
          except,
          linkAttributes,
          List.copyOf(all),
          visibility);
    }

    Criteria<E> visibility(Visibility changed) {
      return new Criteria<>(
          where, order, limit, offset, attributes, except, linkAttributes, includes, changed);
    }

    /**
     * Both: conditions of both, orders and attributes of this and then of the other, without those
     * that one of them leaves out, includes of both with the same one merged; limit and offset of
     * the other where it has one.
     */
    public Criteria<E> and(Criteria<E> other) {
      if (equals(NONE)) {
        return other;
      } else if (other.equals(NONE)) {
        return this;
      }
      List<Include<?>> merged = new ArrayList<>(includes);
      for (Include<?> each : other.includes) {
        Include<?> earlier =
            merged.stream()
                .filter(include -> include.association() == each.association())
                .findFirst()
                .orElse(null);
        if (earlier == null) {
          merged.add(each);
        } else {
          merged.set(merged.indexOf(earlier), earlier.and(each));
        }
      }
      return new Criteria<>(
          distinct(where, other.where),
          distinct(order, other.order),
          other.limit == null ? limit : other.limit,
          other.offset == null ? offset : other.offset,
          distinct(attributes, other.attributes),
          distinct(except, other.except),
          distinct(linkAttributes, other.linkAttributes),
          List.copyOf(merged),
          visibility.or(other.visibility));
    }

    private static <X> List<X> distinct(List<X> first, List<X> second) {
      return joined(first, second).stream().distinct().toList();
    }

    private static <X> List<X> joined(List<X> first, List<X> second) {
      if (first.isEmpty()) {
        return List.copyOf(second);
      }
      List<X> all = new ArrayList<>(first);
      all.addAll(second);
      return List.copyOf(all);
    }
  }
}
