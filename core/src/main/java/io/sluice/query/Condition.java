package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.model.Association;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is true of a row of an entity, or not. Immutable and comparable. As in SQL, a
 * comparison with a null column is not true, and neither is its negation.
 *
 * @param <E> the entity
 */
public sealed interface Condition<E> {
  /** Calls the visitor's method for this kind of condition. */
  <R> R accept(Visitor<R> visitor);

  /** True where this and the other are. */
  default Condition<E> and(Condition<E> other) {
    Arguments.given(other, "condition");
    if (other instanceof Constant<E> constant && constant.value()) {
      return this;
    }
    return Junction.of(Connective.AND, this, other);
  }

  /** True where this or the other is. */
  default Condition<E> or(Condition<E> other) {
    return Junction.of(Connective.OR, this, Arguments.given(other, "condition"));
  }

  /** True where this is false. */
  default Condition<E> not() {
    return new Not<>(this);
  }

  /** True of every row. */
  static <E> Condition<E> all() {
    return new Constant<>(true);
  }

  /** True of no row. */
  static <E> Condition<E> none() {
    return new Constant<>(false);
  }

  /**
   * True where the SQL is, which nobody checks: never put together a text of what users enter, that
   * is what its places are for. {@code Condition.unsafeSql("{0} % {1}", User_.name, text)}: a place
   * takes an attribute, or anything else that has a value in a row, written as its column is; or a
   * value, which is bound, and a collection of values, which are bound one by one, with commas
   * between them. The whole stands in parentheses. In literals, quoted names and comments nothing
   * is a place; a quote in a literal is written twice.
   *
   * @throws IllegalArgumentException if places and operands do not fit
   */
  static <E> Condition<E> unsafeSql(String text, Object... operands) {
    return new Sql<>(SqlFragment.of(text, operands));
  }

  /** True where all of them are; of every row if there is none. */
  static <E> Condition<E> allOf(List<? extends Condition<E>> conditions) {
    Arguments.each("condition", conditions);
    return conditions.size() == 1
        ? conditions.get(0)
        : conditions.isEmpty() ? all() : new Junction<>(Connective.AND, List.copyOf(conditions));
  }

  /** True where any of them is; of no row if there is none. */
  static <E> Condition<E> anyOf(List<? extends Condition<E>> conditions) {
    Arguments.each("condition", conditions);
    return conditions.size() == 1
        ? conditions.get(0)
        : conditions.isEmpty() ? none() : new Junction<>(Connective.OR, List.copyOf(conditions));
  }

  /** How two values compare. */
  enum Comparator {
    /** Equal. */
    EQUAL,
    /** Not equal. */
    NOT_EQUAL,
    /** Greater. */
    GREATER,
    /** Greater or equal. */
    GREATER_OR_EQUAL,
    /** Less. */
    LESS,
    /** Less or equal. */
    LESS_OR_EQUAL
  }

  /** How conditions are joined. */
  enum Connective {
    /** All of them. */
    AND,
    /** Any of them. */
    OR
  }

  /** What a pattern is. */
  enum PatternKind {
    /** SQL's LIKE, with {@code \} as the escape. */
    LIKE,
    /** A regular expression of the database. */
    REGEX
  }

  /** Always true, or never. */
  record Constant<E>(boolean value) implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** Two values compared. */
  record Comparison<E>(Expression<E, ?> left, Comparator comparator, Expression<E, ?> right)
      implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }
  }

  /** Different, where null is a value like any other. */
  record Distinct<E>(Expression<E, ?> left, Expression<E, ?> right) implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.distinct(this);
    }
  }

  /** Null or, negated, not null. */
  record IsNull<E>(Expression<E, ?> operand, boolean negated) implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.isNull(this);
    }
  }

  /** Between two values, both included. */
  record Between<E>(
      Expression<E, ?> operand, Expression<E, ?> low, Expression<E, ?> high, boolean negated)
      implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.between(this);
    }
  }

  /** Text that fits a pattern. */
  record Pattern<E>(
      Expression<E, String> operand,
      PatternKind kind,
      String pattern,
      boolean ignoreCase,
      boolean negated)
      implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pattern(this);
    }
  }

  /**
   * The values of some expressions, together, are among the tuples.
   *
   * @param operands the expressions
   * @param tuples one value for each expression, none of them null
   * @param negated whether they are not among them
   */
  record In<E>(List<Expression<E, ?>> operands, List<List<Object>> tuples, boolean negated)
      implements Condition<E> {
    /** A copy of the expressions; the tuples, of which there may be many, are not copied. */
    public In {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.in(this);
    }
  }

  /**
   * The value of an expression is among those that a query finds.
   *
   * @param operand the expression
   * @param found what the query finds
   * @param negated whether it is not among them; nulls that are found do not count
   */
  record InQuery<E>(Expression<E, ?> operand, Found.OfQuery<?, ?> found, boolean negated)
      implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.inQuery(this);
    }
  }

  /** What one value has to do with another one, both made of several. */
  record Relation<E>(Expression<E, ?> left, Kind kind, Expression<E, ?> right)
      implements Condition<E> {
    /** What they have to do with each other. */
    public enum Kind {
      /** All of the other is in the one. */
      CONTAINS,
      /** Something is in both. */
      OVERLAPS,
      /** The one ends where the other begins. */
      ADJOINS
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relation(this);
    }
  }

  /** Several conditions. */
  record Junction<E>(Connective connective, List<Condition<E>> conditions) implements Condition<E> {
    /** A copy of the list. */
    public Junction {
      conditions = List.copyOf(conditions);
    }

    /** Both, in one list with those that are joined alike already: a long chain is not deep. */
    static <E> Junction<E> of(Connective connective, Condition<E> first, Condition<E> second) {
      List<Condition<E>> all = new ArrayList<>();
      all.addAll(parts(connective, first));
      all.addAll(parts(connective, second));
      return new Junction<>(connective, all);
    }

    private static <E> List<Condition<E>> parts(Connective connective, Condition<E> condition) {
      return condition instanceof Junction<E> junction && junction.connective == connective
          ? junction.conditions
          : List.of(condition);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.junction(this);
    }
  }

  /** The opposite. */
  record Not<E>(Condition<E> condition) implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /**
   * A row of an association is there that the conditions are true of or, negated, is not.
   *
   * @param association the association
   * @param condition what must be true of the row, or null
   * @param negated whether there is no such row
   */
  record Exists<E, T>(
      Association<E, T> association, @Nullable Condition<T> condition, boolean negated)
      implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.exists(this);
    }
  }

  /** What a user has written. */
  record Sql<E>(SqlFragment<E> fragment) implements Condition<E> {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sql(this);
    }
  }

  /**
   * One method a kind of condition.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R> {
    /** A constant. */
    R constant(Constant<?> condition);

    /** A comparison. */
    R comparison(Comparison<?> condition);

    /** A comparison that knows null. */
    R distinct(Distinct<?> condition);

    /** A test for null. */
    R isNull(IsNull<?> condition);

    /** A range. */
    R between(Between<?> condition);

    /** A pattern. */
    R pattern(Pattern<?> condition);

    /** A set. */
    R in(In<?> condition);

    /** What a query finds. */
    R inQuery(InQuery<?> condition);

    /** What two values have to do with each other. */
    R relation(Relation<?> condition);

    /** Several conditions. */
    R junction(Junction<?> condition);

    /** The opposite. */
    R not(Not<?> condition);

    /** An associated row. */
    R exists(Exists<?, ?> condition);

    /** What a user has written. */
    R sql(Sql<?> condition);
  }
}
