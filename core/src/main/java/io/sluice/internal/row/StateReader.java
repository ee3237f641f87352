package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import io.sluice.error.MappingException;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of an entity from consecutive columns of a row, by their positions. Prepared once
 * for a statement; immutable and thread-safe.
 */
public final class StateReader implements RowReader<@Nullable Object[]> {
  private final int size;
  private final int offset;
  private final Attribute<?, ?>[] attributes;
  private final DataType<?>[] types;
  private final Class<?>[] wireTypes;
  private final int[] positions;
  private final int[] keyPositions;

  /**
   * A reader.
   *
   * @param type the entity
   * @param attributes what the columns hold, in order
   * @param offset the column of the first of them
   */
  public StateReader(EntityType<?> type, List<? extends Attribute<?, ?>> attributes, int offset) {
    this.size = type.stateSize();
    this.offset = offset;
    this.attributes = attributes.toArray(Attribute<?, ?>[]::new);
    this.types = attributes.stream().map(Attribute::type).toArray(DataType<?>[]::new);
    this.wireTypes =
        attributes.stream().map(each -> each.type().wireType()).toArray(Class<?>[]::new);
    this.positions = attributes.stream().mapToInt(Attribute::position).toArray();
    this.keyPositions =
        attributes.stream()
            .filter(each -> each.is(Trait.ID))
            .mapToInt(Attribute::position)
            .toArray();
  }

  /** The state of the row's entity; its associations are null still. */
  @Override
  public @Nullable Object[] read(Row row) {
    @Nullable Object[] state = new @Nullable Object[size];
    for (int i = 0; i < positions.length; i++) {
      try {
        state[positions[i]] = types[i].fromWire(row.get(offset + i, wireTypes[i]));
      } catch (RuntimeException thrown) {
        throw new MappingException(
            attributes[i]
                + " cannot be read from column "
                + attributes[i].column()
                + ": "
                + thrown.getMessage(),
            thrown);
      }
    }
    return state;
  }

  /** The state of the row's entity, or null where an outer join found none. */
  @Nullable Object @Nullable [] readJoined(Row row) {
    @Nullable Object[] state = read(row);
    for (int position : keyPositions) {
      if (state[position] == null) {
        return null;
      }
    }
    return state;
  }
}
