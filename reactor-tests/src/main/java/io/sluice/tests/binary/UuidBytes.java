package io.sluice.tests.binary;

import io.sluice.type.Converter;
import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID as its sixteen bytes. */
public final class UuidBytes implements Converter<UUID, byte[]> {
  @Override
  public byte[] toColumn(UUID key) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(key.getMostSignificantBits())
        .putLong(key.getLeastSignificantBits())
        .array();
  }

  @Override
  public UUID toAttribute(byte[] column) {
    ByteBuffer bytes = ByteBuffer.wrap(column);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
