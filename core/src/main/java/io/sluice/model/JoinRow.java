package io.sluice.model;

import io.sluice.generated.EntityMapper;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a join table that has no entity: the foreign keys, by the names of their columns.
 * Immutable and thread-safe.
 */
public final class JoinRow {
  private final List<String> columns;
  private final @Nullable Object[] values;

  JoinRow(List<String> columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  /**
   * The value of a column.
   *
   * @throws IllegalArgumentException if there is no such column, or its value is of another class
   */
  public <V> @Nullable V get(String column, Class<V> type) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + column + " in a join row of " + columns);
    }
    Object value = values[index];
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          column + " is a " + value.getClass().getName() + ", not a " + type.getName());
    }
    return type.cast(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JoinRow that
        && columns.equals(that.columns)
        && Arrays.deepEquals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }

  @Override
  public String toString() {
    return "JoinRow" + columns + Arrays.deepToString(values);
  }

  /** What takes join rows of these columns apart and puts them together. */
  public static EntityMapper<JoinRow> mapper(List<String> columns) {
    return new Mapper(columns);
  }

  private static final class Mapper implements EntityMapper<JoinRow> {
    private final List<String> columns;

    Mapper(List<String> columns) {
      this.columns = List.copyOf(columns);
    }

    @Override
    public JoinRow instantiate(@Nullable Object[] state) {
      return new JoinRow(columns, state);
    }

    @Override
    public @Nullable Object[] state(JoinRow entity) {
      return entity.values.clone();
    }

    @Override
    public Object[] keyParts(Object key) {
      if (key instanceof List<?> parts && parts.size() == columns.size()) {
        return parts.toArray();
      }
      throw new IllegalArgumentException(key + " is no list of values for " + columns);
    }

    @Override
    public Object key(Object[] parts) {
      return List.of(parts);
    }
  }
}
