package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.query.Expression.Parameter;
import io.sluice.sql.SqlSyntax;
import io.sluice.sql.SqlText;
import io.sluice.sql.SqlText.Marks;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQL that a user has written, with what stands in its places. Immutable and comparable.
 *
 * @param pieces its parts, in order
 * @param <E> the entity whose row it is about
 */
public record SqlFragment<E>(List<Piece<E>> pieces) {
  /** A copy of the list. */
  public SqlFragment {
    pieces = List.copyOf(pieces);
  }

  /**
   * A part of it.
   *
   * @param <E> the entity
   */
  public sealed interface Piece<E> {}

  /**
   * What the user has written.
   *
   * @param sql the text
   */
  public record Text<E>(String sql) implements Piece<E> {}

  /**
   * What has a value in a row, or a value.
   *
   * @param expression the expression
   */
  public record Place<E>(Expression<E, ?> expression) implements Piece<E> {}

  /**
   * A value of a type that no attribute has, bound as it is.
   *
   * @param value what the driver takes
   * @param type its class, also where it is null
   */
  public record Given<E>(@Nullable Object value, Class<?> type) implements Piece<E> {}

  /** A part of a statement, of {@code {0}}, {@code {1}} and so on. */
  static <E> SqlFragment<E> of(String text, Object... operands) {
    List<Object> all = Arrays.asList(Arguments.given(operands, "operands"));
    SqlText parsed = SqlText.of(Arguments.given(text, "text"), SqlSyntax.OF_PARTS, Marks.NUMBERS);
    Set<Integer> used = new TreeSet<>();
    for (String each : parsed.distinctPlaces()) {
      int number = Integer.parseInt(each);
      if (number >= all.size()) {
        throw new IllegalArgumentException(
            "{" + each + "} has no operand: there are " + all.size() + ", counted from 0");
      }
      used.add(number);
    }
    for (int i = 0; i < all.size(); i++) {
      if (!used.contains(i)) {
        throw new IllegalArgumentException(
            "operand " + i + " has no place: write {" + i + "} in the text, outside of quotes");
      }
    }
    return of(parsed, place -> all.get(Integer.parseInt(place)));
  }

  /**
   * The text with what is in its places.
   *
   * @param argument what is in a place
   * @throws IllegalArgumentException if something cannot be in a place
   */
  public static <E> SqlFragment<E> of(SqlText text, Function<String, @Nullable Object> argument) {
    SqlPieces<E> pieces = new SqlPieces<>();
    for (int i = 0; i < text.places().size(); i++) {
      pieces.text(text.texts().get(i));
      String place = text.places().get(i);
      pieces.argument(text.written(place), argument.apply(place));
    }
    return new SqlFragment<>(pieces.text(text.texts().get(text.texts().size() - 1)).all());
  }

  /**
   * Looks at what is to be in a place.
   *
   * @throws IllegalArgumentException if it cannot be there
   */
  public static void requireValue(String place, Object argument) {
    new SqlPieces<>().argument(place, argument);
  }

  /** Whether it is about many rows, as far as what is in its places says so. */
  boolean isAggregate() {
    return pieces.stream()
        .anyMatch(each -> each instanceof Place<E> place && place.expression().isAggregate());
  }

  /** Whether something in it is computed of the rows around each row. */
  boolean isWindowed() {
    return pieces.stream()
        .anyMatch(each -> each instanceof Place<E> place && place.expression().isWindowed());
  }

  /** The text, with a mark for each value. */
  @Override
  public String toString() {
    return pieces.stream().map(SqlFragment::print).collect(Collectors.joining());
  }

  private static String print(Piece<?> piece) {
    if (piece instanceof Text<?> text) {
      return text.sql();
    }
    return piece instanceof Place<?> place && !(place.expression() instanceof Parameter<?, ?>)
        ? place.expression().toString()
        : "?";
  }
}
