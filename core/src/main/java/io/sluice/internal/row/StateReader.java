package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import io.sluice.error.MappingException;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.type.DataType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of an entity from columns of a row, by their positions. Prepared once for a
 * statement; immutable and thread-safe.
 */
public final class StateReader implements RowReader<@Nullable Object[]> {
  private final int size;
  private final int[] columns;
  private final Attribute<?, ?>[] attributes;
  private final DataType<?>[] types;
  private final Class<?>[] wireTypes;
  private final int[] positions;
  private final int[] keyPositions;
  private final Attribute<?, ?>[] primitives;

  /**
   * A reader.
   *
   * @param type the entity
   * @param attributes what the columns hold, in order
   * @param offset the column of the first of them, which the others follow
   */
  public StateReader(EntityType<?> type, List<? extends Attribute<?, ?>> attributes, int offset) {
    this(type, attributes, IntStream.range(offset, offset + attributes.size()).toArray());
  }

  /**
   * A reader of columns anywhere.
   *
   * @param attributes what the columns hold
   * @param columns the column of each of them
   */
  public StateReader(
      EntityType<?> type, List<? extends Attribute<?, ?>> attributes, int... columns) {
    this.size = type.stateSize();
    this.columns = columns.clone();
    this.attributes = attributes.toArray(Attribute<?, ?>[]::new);
    this.types = attributes.stream().map(Attribute::type).toArray(DataType<?>[]::new);
    this.wireTypes =
        attributes.stream().map(each -> each.type().wireType()).toArray(Class<?>[]::new);
    this.positions = attributes.stream().mapToInt(Attribute::position).toArray();
    this.primitives =
        attributes.stream()
            .filter(each -> each.is(Trait.PRIMITIVE))
            .toArray(Attribute<?, ?>[]::new);
    this.keyPositions =
        attributes.stream()
            .filter(each -> each.is(Trait.ID))
            .mapToInt(Attribute::position)
            .toArray();
  }

  /** The state of the row's entity; its associations are null still. */
  @Override
  public @Nullable Object[] read(Row row) {
    @Nullable Object[] state = values(row);
    requirePrimitives(state);
    return state;
  }

  /** A reader of what the function makes of the state, and of the truth in the column after it. */
  public <R> RowReader<R> andFlag(BiFunction<@Nullable Object[], Boolean, R> function) {
    int flag = columns[columns.length - 1] + 1;
    return row -> function.apply(read(row), Boolean.TRUE.equals(row.get(flag, Boolean.class)));
  }

  private void requirePrimitives(@Nullable Object[] state) {
    for (Attribute<?, ?> each : primitives) {
      if (state[each.position()] == null) {
        throw new MappingException(
            each + " is primitive, but the column " + each.column() + " is null", null);
      }
    }
  }

  private @Nullable Object[] values(Row row) {
    @Nullable Object[] state = new @Nullable Object[size];
    for (int i = 0; i < positions.length; i++) {
      try {
        state[positions[i]] = types[i].fromWire(row.get(columns[i], wireTypes[i]));
      } catch (RuntimeException thrown) {
        throw new MappingException(
            attributes[i]
                + " cannot be read as "
                + types[i].javaType().getSimpleName()
                + " from column "
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
    @Nullable Object[] state = values(row);
    for (int position : keyPositions) {
      if (state[position] == null) {
        return null;
      }
    }
    requirePrimitives(state);
    return state;
  }
}
