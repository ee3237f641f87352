package io.sluice.listener;

import java.util.List;
import reactor.util.context.ContextView;

/** A statement as it is sent. Immutable; may be kept and shared. */
public final class StatementEvent {
  private final String sql;
  private final List<String> values;
  private final long connection;
  private final ContextView context;

  private StatementEvent(String sql, List<String> values, long connection, ContextView context) {
    this.sql = sql;
    this.values = List.copyOf(values);
    this.connection = connection;
    this.context = context;
  }

  /** A statement. */
  public static StatementEvent of(
      String sql, List<String> values, long connection, ContextView context) {
    return new StatementEvent(sql, values, connection, context);
  }

  /** The text, with the database's placeholders. */
  public String sql() {
    return sql;
  }

  /** The bound values as the settings print them; empty where they are hidden. */
  public List<String> values() {
    return values;
  }

  /**
   * A number for the connection's lease: statements of one operation or transaction share it. It is
   * not the server's number of the connection.
   */
  public long connection() {
    return connection;
  }

  /**
   * The Reactor context of the subscriber for whom it is sent, such as with the identity of a
   * trace: of one of them where it answers several calls, and empty where it is for none, as BEGIN
   * is.
   */
  public ContextView context() {
    return context;
  }

  @Override
  public String toString() {
    return "#" + connection + " " + sql + (values.isEmpty() ? "" : " " + values);
  }
}
