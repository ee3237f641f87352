package io.sluice.statement;

import io.sluice.query.Expression.Arithmetic.Operator;
import io.sluice.type.DataType;
import org.jspecify.annotations.Nullable;

/** Something in a statement that has a value. Immutable and comparable. */
public sealed interface Term {
  /** The type of the value. */
  DataType<?> type();

  /** Calls the visitor's method for this kind of term. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A column.
   *
   * @param source the alias of its table or, in what changes a table, the table's name
   * @param field the column
   */
  record Column(String source, Field field) implements Term {
    @Override
    public DataType<?> type() {
      return field.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.column(this);
    }
  }

  /**
   * A value that is sent beside the statement, never in its text.
   *
   * @param value the value, of the type's Java type
   * @param type the type
   */
  record Value(@Nullable Object value, DataType<?> type) implements Term {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.value(this);
    }
  }

  /**
   * The default of the column that it is written to.
   *
   * @param type the column's type
   */
  record Default(DataType<?> type) implements Term {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.defaultValue(this);
    }
  }

  /**
   * Two numbers, added, subtracted or multiplied.
   *
   * @param left the one
   * @param operator what is done
   * @param right the other
   */
  record Arithmetic(Term left, Operator operator, Term right) implements Term {
    @Override
    public DataType<?> type() {
      return left.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.arithmetic(this);
    }
  }

  /** The number of rows. */
  record CountRows() implements Term {
    @Override
    public DataType<?> type() {
      return DataType.LONG;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.countRows(this);
    }
  }

  /**
   * The one value that a query gives, or that of its first row; null if it finds no row.
   *
   * @param select the query, of one output
   */
  record Scalar(Select select) implements Term {
    @Override
    public DataType<?> type() {
      return select.outputs().get(0).type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }
  }

  /**
   * One method a kind of term.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R> {
    /** A column. */
    R column(Column term);

    /** A value. */
    R value(Value term);

    /** A column's default. */
    R defaultValue(Default term);

    /** Arithmetic. */
    R arithmetic(Arithmetic term);

    /** A number of rows. */
    R countRows(CountRows term);

    /** The value of a query. */
    R scalar(Scalar term);
  }
}
