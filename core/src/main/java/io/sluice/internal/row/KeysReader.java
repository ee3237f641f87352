package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads several keys of an entity from one row. Immutable and thread-safe. */
public final class KeysReader<E> implements RowReader<List<@Nullable Key>> {
  private final EntityType<E> type;
  private final List<? extends Attribute<E, ?>> attributes;
  private final int keys;

  /**
   * A reader.
   *
   * @param attributes what the columns of each key hold, in order
   * @param keys how many keys there are
   */
  public KeysReader(EntityType<E> type, List<? extends Attribute<E, ?>> attributes, int keys) {
    this.type = type;
    this.attributes = attributes;
    this.keys = keys;
  }

  @Override
  public List<@Nullable Key> read(Row row) {
    List<@Nullable Key> all = new ArrayList<>(keys);
    for (int i = 0; i < keys; i++) {
      all.add(key(row, i * attributes.size()));
    }
    return all;
  }

  private @Nullable Key key(Row row, int offset) {
    List<Object> parts = new ArrayList<>(attributes.size());
    for (Attribute<E, ?> each : attributes) {
      Object part = new ValueReader(offset + parts.size(), each.type(), each.toString()).value(row);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return Key.ofValues(type, attributes, parts);
  }
}
