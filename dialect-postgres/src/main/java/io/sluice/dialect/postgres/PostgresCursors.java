package io.sluice.dialect.postgres;

import io.sluice.dialect.CursorRenderer;
import io.sluice.dialect.Sql;

/** Cursors of a transaction. */
final class PostgresCursors implements CursorRenderer {
  static final PostgresCursors INSTANCE = new PostgresCursors();

  private PostgresCursors() {}

  @Override
  public Sql declare(String name, Sql query) {
    return query.prefixed("DECLARE " + name + " NO SCROLL CURSOR FOR ");
  }

  @Override
  public Sql fetch(String name, int rows) {
    return Sql.of("FETCH " + rows + " FROM " + name);
  }

  @Override
  public Sql close(String name) {
    return Sql.of("CLOSE " + name);
  }
}
