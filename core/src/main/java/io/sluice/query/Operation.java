package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import java.util.List;

/** What a database makes of values. Immutable and comparable. */
public sealed interface Operation {
  /** Whether it makes one value of those of many rows. */
  boolean isAggregate();

  /** What every database does, each in its own words. */
  enum Known implements Operation {
    /** The number of rows, or of those where the value is not null. */
    COUNT(true),
    /** The number of different values. */
    COUNT_DISTINCT(true),
    /** The sum. */
    SUM(true),
    /** The average. */
    AVERAGE(true),
    /** The smallest value. */
    MINIMUM(true),
    /** The greatest value. */
    MAXIMUM(true),
    /** The value as one of the type of the result. */
    CAST(false),
    /** The text in small letters. */
    LOWER(false),
    /** The text in capital letters. */
    UPPER(false),
    /** The text without blanks around it. */
    TRIM(false),
    /** The number of characters. */
    LENGTH(false),
    /** The texts one after the other. */
    CONCAT(false),
    /** The first value that is not null. */
    COALESCE(false),
    /** The number without its sign. */
    ABSOLUTE(false),
    /** The number with so many digits after the point. */
    ROUND(false),
    /** The one number divided by the other; null where that is 0. */
    DIVIDE(false),
    /** The time of the database. */
    NOW(false),
    /** The number of the row in its window. */
    ROW_NUMBER(false),
    /** The rank of the row in its window, with gaps. */
    RANK(false),
    /** The rank of the row in its window, without gaps. */
    DENSE_RANK(false),
    /** The value in the row before. */
    LAG(false),
    /** The value in the row after. */
    LEAD(false);

    private final boolean aggregate;

    Known(boolean aggregate) {
      this.aggregate = aggregate;
    }

    @Override
    public boolean isAggregate() {
      return aggregate;
    }
  }

  /**
   * A part of a JSON document.
   *
   * @param steps keys, and places of arrays
   * @param shape what is made of the part
   */
  record JsonValue(List<Object> steps, Shape shape) implements Operation {
    /** What is made of a part of a document. */
    public enum Shape {
      /** JSON. */
      JSON,
      /** A text. */
      TEXT,
      /** A number. */
      NUMBER,
      /** True or false. */
      BOOLEAN
    }

    /** A copy of the list. */
    public JsonValue {
      steps = List.copyOf(steps);
    }

    @Override
    public boolean isAggregate() {
      return false;
    }
  }

  /**
   * A function of the database.
   *
   * @param name its name, which goes into the statement as it is
   * @param isAggregate whether it makes one value of those of many rows
   */
  record Named(String name, boolean isAggregate) implements Operation {
    /**
     * Of that name.
     *
     * @throws IllegalArgumentException if it is not made of letters, digits and underscores, with
     *     points between parts
     */
    public Named {
      if (!isName(Arguments.given(name, "name"))) {
        throw new IllegalArgumentException(
            "\""
                + name
                + "\" is no name of a function: letters, digits, _ and points between parts");
      }
    }

    private static boolean isName(String name) {
      for (String part : name.split("\\.", -1)) {
        boolean plain =
            part.chars()
                .allMatch(each -> each == '_' || (each < 128 && Character.isLetterOrDigit(each)));
        if (part.isEmpty() || !plain || Character.isDigit(part.charAt(0))) {
          return false;
        }
      }
      return true;
    }
  }
}
