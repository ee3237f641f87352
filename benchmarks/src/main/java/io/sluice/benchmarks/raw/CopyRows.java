package io.sluice.benchmarks.raw;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.sluice.benchmarks.work.Draft;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Rows of accounts in the binary format of COPY. */
final class CopyRows {
  private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int BYTES_OF_ROW = 96;
  private static final int COLUMNS = 5;
  private static final long EPOCH_SECONDS = 946_684_800; // of the year 2000
  private static final long MICROS = 1_000_000;

  private CopyRows() {}

  /** The rows between head and end. */
  static Flux<ByteBuf> framed(Flux<ByteBuf> rows) {
    return Flux.concat(
        Flux.defer(() -> Flux.just(Unpooled.buffer().writeBytes(HEADER).writeLong(0))),
        rows,
        Flux.defer(() -> Flux.just(Unpooled.buffer().writeShort(-1))));
  }

  /** So many rows, with keys if there are some. */
  static ByteBuf encode(int rows, IntFunction<Draft> draft, @Nullable IntToLongFunction key) {
    ByteBuf out = PooledByteBufAllocator.DEFAULT.buffer(rows * BYTES_OF_ROW);
    Instant now = Instant.now();
    long micros = (now.getEpochSecond() - EPOCH_SECONDS) * MICROS + now.getNano() / 1_000;
    for (int i = 0; i < rows; i++) {
      Draft each = draft.apply(i);
      out.writeShort(key == null ? COLUMNS : COLUMNS + 1);
      if (key != null) {
        out.writeInt(Long.BYTES).writeLong(key.applyAsLong(i));
      }
      text(out, each.name());
      text(out, each.email());
      out.writeInt(Integer.BYTES).writeInt(each.age());
      out.writeInt(Long.BYTES).writeLong(micros);
      out.writeInt(Integer.BYTES).writeInt(0);
    }
    return out;
  }

  private static void text(ByteBuf out, String value) {
    out.writeInt(ByteBufUtil.utf8Bytes(value));
    ByteBufUtil.writeUtf8(out, value);
  }
}
