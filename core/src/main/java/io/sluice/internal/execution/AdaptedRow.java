package io.sluice.internal.execution;

import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.sluice.dialect.DriverTypes;
import org.jspecify.annotations.Nullable;

/** A row whose values are read as the types that the driver has for them. */
final class AdaptedRow implements Row {
  private final Row row;
  private final DriverTypes types;

  AdaptedRow(Row row, DriverTypes types) {
    this.row = row;
    this.types = types;
  }

  @Override
  public RowMetadata getMetadata() {
    return row.getMetadata();
  }

  @Override
  public <T> @Nullable T get(int index, Class<T> type) {
    return read(row.get(index, types.driverType(type)), type);
  }

  @Override
  public <T> @Nullable T get(String name, Class<T> type) {
    return read(row.get(name, types.driverType(type)), type);
  }

  private <T> @Nullable T read(@Nullable Object value, Class<T> type) {
    return value == null ? null : type.cast(types.read(value, type));
  }
}
