package io.sluice.statement;

import io.sluice.query.Expression.Arithmetic.Operator;
import io.sluice.query.Operation;
import io.sluice.type.DataType;
import java.util.List;
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

  /**
   * What is made of other values, or of those of many rows.
   *
   * @param operation what is done
   * @param operands what it is done with
   * @param type the type of the result
   */
  record Call(Operation operation, List<Term> operands, DataType<?> type) implements Term {
    /** A copy of the list. */
    public Call {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /**
   * What is computed of the rows around each.
   *
   * @param function what is computed
   * @param partition what those rows have in common
   * @param order their order
   */
  record Windowed(Call function, List<Term> partition, List<Ordering> order) implements Term {
    /** Copies of the lists. */
    public Windowed {
      partition = List.copyOf(partition);
      order = List.copyOf(order);
    }

    @Override
    public DataType<?> type() {
      return function.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.windowed(this);
    }
  }

  /**
   * The value of the first predicate that is true.
   *
   * @param branches the predicates with their values
   * @param otherwise the value where none is true, null for none
   */
  record Case(List<Branch> branches, @Nullable Term otherwise) implements Term {
    /**
     * A predicate, and the value where it is true.
     *
     * @param condition the predicate
     * @param value the value
     */
    public record Branch(Predicate condition, Term value) {}

    /** A copy of the list. */
    public Case {
      branches = List.copyOf(branches);
    }

    @Override
    public DataType<?> type() {
      return branches.get(0).value().type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.caseOf(this);
    }
  }

  /**
   * What comes out at a place, in the order or the groups of the same statement: a text with values
   * is not the same as another one to servers.
   *
   * @param place the place, from 1 on
   * @param term what comes out there
   */
  record Output(int place, Term term) implements Term {
    @Override
    public DataType<?> type() {
      return term.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.output(this);
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
   * What a user has written.
   *
   * @param fragment the SQL
   * @param type the type of what it gives
   */
  record Raw(Fragment fragment, DataType<?> type) implements Term {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.raw(this);
    }
  }

  /**
   * The value of a row that was not inserted, because another one is there.
   *
   * @param field the column
   */
  record Excluded(Field field) implements Term {
    @Override
    public DataType<?> type() {
      return field.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.excluded(this);
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

    /** What is made of other values. */
    R call(Call term);

    /** The value of a predicate that is true. */
    R caseOf(Case term);

    /** What is computed of the rows around each. */
    R windowed(Windowed term);

    /** What comes out at a place. */
    R output(Output term);

    /** A number of rows. */
    R countRows(CountRows term);

    /** The value of a query. */
    R scalar(Scalar term);

    /** What a user has written. */
    R raw(Raw term);

    /** The value of a row that was not inserted. */
    R excluded(Excluded term);
  }
}
