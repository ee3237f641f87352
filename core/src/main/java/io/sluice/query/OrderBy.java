package io.sluice.query;

import io.sluice.model.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order of rows. Immutable and comparable.
 *
 * @param expression what is compared
 * @param direction which end comes first
 * @param nulls where nulls are
 * @param <E> the entity
 */
public record OrderBy<E>(Expression<E, ?> expression, Direction direction, Nulls nulls) {
  /** Which end comes first. */
  public enum Direction {
    /** The smallest. */
    ASC,
    /** The greatest. */
    DESC
  }

  /** Where nulls are. */
  public enum Nulls {
    /** Where the database puts them. */
    DEFAULT,
    /** Before all values. */
    FIRST,
    /** After all values. */
    LAST
  }

  /** This order with nulls before all values. */
  public OrderBy<E> nullsFirst() {
    return new OrderBy<>(expression, direction, Nulls.FIRST);
  }

  /** This order with nulls after all values. */
  public OrderBy<E> nullsLast() {
    return new OrderBy<>(expression, direction, Nulls.LAST);
  }

  /**
   * Reads the sort parameter of a request: names of attributes, separated by commas, each with
   * {@code -} before it or {@code :desc} after it to turn it round, such as {@code
   * name,-createdAt}.
   *
   * @param text the parameter; null or blank is no order
   * @param allowed the attributes a caller may sort by
   * @return the orders, as given
   * @throws IllegalArgumentException if a name is not among the allowed ones
   */
  @SafeVarargs
  public static <E> List<OrderBy<E>> parse(@Nullable String text, Attribute<E, ?>... allowed) {
    List<OrderBy<E>> orders = new ArrayList<>();
    if (text == null || text.isBlank()) {
      return orders;
    }
    for (String part : text.split(",", -1)) {
      orders.add(parsePart(part.strip(), Arrays.asList(allowed)));
    }
    return List.copyOf(orders);
  }

  private static <E> OrderBy<E> parsePart(String part, List<Attribute<E, ?>> allowed) {
    boolean minus = part.startsWith("-");
    int colon = part.indexOf(':');
    String name =
        part.substring(minus || part.startsWith("+") ? 1 : 0, colon < 0 ? part.length() : colon);
    String byDefault = minus ? "desc" : "asc";
    String direction = colon < 0 ? byDefault : part.substring(colon + 1).toLowerCase(Locale.ROOT);
    boolean understood = direction.equals("asc") || direction.equals("desc");
    if (!understood || (minus && colon >= 0)) {
      throw new IllegalArgumentException(
          "cannot sort by '" + part + "': use name, -name, name:asc or name:desc");
    }
    for (Attribute<E, ?> each : allowed) {
      if (each.name().equals(name)) {
        return direction.equals("asc") ? each.asc() : each.desc();
      }
    }
    throw new IllegalArgumentException(
        "cannot sort by '"
            + name
            + "'; allowed: "
            + String.join(", ", allowed.stream().map(Attribute::name).toList()));
  }
}
