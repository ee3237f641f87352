package io.sluice.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a statement that a user has written, while it is mapped: what is made of it must not
 * keep it. Names of columns are found as they are or, if there is none, in whatever case. Not
 * thread-safe.
 *
 * <p>Types are those of attributes, enumerations by the names of their constants, and what the
 * driver has beside them. A value that is not one of the type is a {@link
 * io.sluice.error.MappingException}, never another value.
 */
public interface SqlRow {
  /**
   * The value of the column, or null.
   *
   * @throws IllegalArgumentException if there is no such column, or several; it names those that
   *     there are
   * @throws io.sluice.error.MappingException if the value is not of the type
   */
  <T> @Nullable T get(String column, Class<T> type);

  /**
   * The value of the column with the number, from 0 on, or null.
   *
   * @throws IllegalArgumentException if there is no such column
   * @throws io.sluice.error.MappingException if the value is not of the type
   */
  <T> @Nullable T get(int column, Class<T> type);

  /**
   * The value of the column, which is never null.
   *
   * @throws IllegalArgumentException if there is no such column, or several
   * @throws io.sluice.error.MappingException if it is null, or not of the type
   */
  <T> T require(String column, Class<T> type);

  /**
   * The value of the column with the number, from 0 on, which is never null.
   *
   * @throws IllegalArgumentException if there is no such column
   * @throws io.sluice.error.MappingException if it is null, or not of the type
   */
  <T> T require(int column, Class<T> type);

  /** The names of the columns, in their order. */
  List<String> columns();
}
