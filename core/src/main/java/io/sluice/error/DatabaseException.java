package io.sluice.error;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error of the server on a statement; of this very class when no other fits. Immutable. */
public class DatabaseException extends SluiceException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String sqlState;
  private final String sql;

  @SuppressWarnings("serial") // immutable lists are serializable
  private final List<String> values;

  private final Detail detail;

  /** An error made of what the driver told. */
  public DatabaseException(Failure failure) {
    super(failure.text(), failure.cause());
    this.sqlState = failure.sqlState();
    this.sql = failure.sql();
    this.values = List.copyOf(failure.values());
    this.detail = failure.detail();
  }

  /** The five characters of the SQL state, or null where the driver gave none. */
  public final @Nullable String sqlState() {
    return sqlState;
  }

  /** The text of the statement, with the database's own placeholders. */
  public final String sql() {
    return sql;
  }

  /** The values bound to it as text, in order; empty unless values may be shown. */
  public final List<String> values() {
    return values;
  }

  /**
   * What is known of a failed statement.
   *
   * @param message what the server said
   * @param sqlState its SQL state
   * @param sql the statement's text
   * @param values the bound values as text, empty where they are masked
   * @param detail table, constraint and columns
   * @param cause the driver's error, or null where Sluice has found the fault
   */
  public record Failure(
      String message,
      @Nullable String sqlState,
      String sql,
      List<String> values,
      Detail detail,
      @Nullable Throwable cause) {
    private static final int SHOWN = 500;

    String text() {
      String shown = sql.length() > SHOWN ? sql.substring(0, SHOWN) + "…" : sql;
      return message
          + (sqlState == null ? "" : " [" + sqlState + "]")
          + (sql.isEmpty() ? "" : " in: " + shown)
          + (values.isEmpty() ? "" : " with " + values);
    }
  }

  /**
   * Where the server says it happened.
   *
   * @param table the table's name
   * @param constraint the constraint's name
   * @param columns the columns' names
   * @param value the offending values as the server prints them, null where values are masked
   */
  @SuppressWarnings("serial") // immutable lists are serializable
  public record Detail(
      @Nullable String table,
      @Nullable String constraint,
      List<String> columns,
      @Nullable String value)
      implements Serializable {
    /** A copy of the list. */
    public Detail {
      columns = List.copyOf(columns);
    }

    /** Nothing known. */
    public static final Detail NONE = new Detail(null, null, List.of(), null);
  }

  /** Table, constraint and columns, as far as the server names them. */
  public final Detail detail() {
    return detail;
  }
}
