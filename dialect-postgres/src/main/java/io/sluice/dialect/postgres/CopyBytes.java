package io.sluice.dialect.postgres;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow, in network order. For one thread. */
final class CopyBytes {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int FIRST_SIZE = 16 * 1024;

  private byte[] array = new byte[FIRST_SIZE];
  private int size;

  byte[] array() {
    return array;
  }

  int size() {
    return size;
  }

  private int grow(int more) {
    int place = size;
    if (array.length - size < more) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, Math.addExact(size, more)));
    }
    size += more;
    return place;
  }

  void putByte(int value) {
    int place = grow(1);
    array[place] = (byte) value;
  }

  void putShort(int value) {
    int place = grow(Short.BYTES);
    SHORTS.set(array, place, (short) value);
  }

  void putInt(int value) {
    int place = grow(Integer.BYTES);
    INTS.set(array, place, value);
  }

  void putLong(long value) {
    int place = grow(Long.BYTES);
    LONGS.set(array, place, value);
  }

  void put(byte[] bytes) {
    int place = grow(bytes.length);
    System.arraycopy(bytes, 0, array, place, bytes.length);
  }
}
