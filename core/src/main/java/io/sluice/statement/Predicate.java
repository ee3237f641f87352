package io.sluice.statement;

import io.sluice.query.Condition.Comparator;
import io.sluice.query.Condition.Connective;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Condition.Relation.Kind;
import java.util.List;

/** Something in a statement that is true of a row, or not. Immutable and comparable. */
public sealed interface Predicate {
  /** Calls the visitor's method for this kind of predicate. */
  <R> R accept(Visitor<R> visitor);

  /** The two are equal. */
  static Predicate equal(Term left, Term right) {
    return new Comparison(left, Comparator.EQUAL, right);
  }

  /** Always true, or never. */
  record Constant(boolean value) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** Two values compared. */
  record Comparison(Term left, Comparator comparator, Term right) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }
  }

  /** Different, where null is a value like any other. */
  record Distinct(Term left, Term right) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.distinct(this);
    }
  }

  /** What one value has to do with another one, both made of several. */
  record Relation(Term left, Kind kind, Term right) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relation(this);
    }
  }

  /** Null or, negated, not null. */
  record IsNull(Term operand, boolean negated) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.isNull(this);
    }
  }

  /** Between two values, both included. */
  record Between(Term operand, Term low, Term high, boolean negated) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.between(this);
    }
  }

  /** Text that fits a pattern. */
  record Pattern(
      Term operand, PatternKind kind, String pattern, boolean ignoreCase, boolean negated)
      implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pattern(this);
    }
  }

  /**
   * The values of some terms, together, are among the tuples.
   *
   * @param operands the terms
   * @param tuples one value for each term, of its Java type, none of them null
   * @param negated whether they are not among them
   */
  record In(List<Term> operands, List<List<Object>> tuples, boolean negated) implements Predicate {
    /** A copy of the terms; the tuples, of which there may be many, are not copied. */
    public In {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.in(this);
    }
  }

  /** A value is among those that a query puts out, or, negated, is not. */
  record InSelect(Term operand, Select select, boolean negated) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.inSelect(this);
    }
  }

  /** Several predicates; not all of them is true, and any of them false, if there are none. */
  record Junction(Connective connective, List<Predicate> predicates) implements Predicate {
    /** A copy of the list. */
    public Junction {
      predicates = List.copyOf(predicates);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.junction(this);
    }
  }

  /** The opposite. */
  record Not(Predicate predicate) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /** The query finds a row or, negated, does not; what it puts out does not matter. */
  record Exists(Select select, boolean negated) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.exists(this);
    }
  }

  /**
   * The query finds so many rows; what it puts out does not matter. It may read the table that its
   * statement changes.
   */
  record RowCount(Select select, long rows) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rowCount(this);
    }
  }

  /** What a user has written is true. */
  record Raw(Fragment fragment) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.raw(this);
    }
  }

  /**
   * One method a kind of predicate.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R> {
    /** A constant. */
    R constant(Constant predicate);

    /** A comparison. */
    R comparison(Comparison predicate);

    /** A comparison that knows null. */
    R distinct(Distinct predicate);

    /** What two values have to do with each other. */
    R relation(Relation predicate);

    /** A test for null. */
    R isNull(IsNull predicate);

    /** A range. */
    R between(Between predicate);

    /** A pattern. */
    R pattern(Pattern predicate);

    /** A set. */
    R in(In predicate);

    /** The values of a query. */
    R inSelect(InSelect predicate);

    /** Several predicates. */
    R junction(Junction predicate);

    /** The opposite. */
    R not(Not predicate);

    /** A query that finds a row. */
    R exists(Exists predicate);

    /** A query that finds so many rows. */
    R rowCount(RowCount predicate);

    /** What a user has written. */
    R raw(Raw predicate);
  }
}
