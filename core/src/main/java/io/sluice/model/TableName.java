package io.sluice.model;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table, unquoted.
 *
 * @param schema the schema, or null for the one of the connection
 * @param name the table
 */
public record TableName(@Nullable String schema, String name) {
  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
