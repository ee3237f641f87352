package io.sluice.dialect.postgres;

import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Closeable;
import io.sluice.dialect.BulkLoader.Load;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Rows in the binary form of COPY: a signature, two numbers that are not used, the rows, and an end
 * mark; a row is the number of its columns, and of each its length, or -1 for null, and its bytes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Binary Format</a>
 */
final class CopyRows implements Load {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int END = -1;

  private final String text;
  private final CopyColumn[] columns;
  private final CopyBytes bytes = new CopyBytes();
  private boolean ended;

  CopyRows(String text, List<CopyColumn> columns) {
    this.text = text;
    this.columns = columns.toArray(CopyColumn[]::new);
    bytes.put(SIGNATURE);
    bytes.putInt(0);
    bytes.putInt(0);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean add(@Nullable Object[] wire) {
    bytes.putShort(columns.length);
    for (int i = 0; i < columns.length; i++) {
      Object value = wire[i];
      if (value == null) {
        bytes.putInt(CopyColumn.NULL);
      } else {
        Object stored = columns[i].put(value, bytes);
        if (stored == null) {
          return false;
        }
        wire[i] = stored;
      }
    }
    return true;
  }

  @Override
  public Publisher<Long> send(Closeable connection) {
    if (!ended) {
      ended = true;
      bytes.putShort(END);
    }
    return ((PostgresqlConnection) connection)
        .copyIn(
            text, Mono.fromSupplier(() -> Unpooled.wrappedBuffer(bytes.array(), 0, bytes.size())));
  }
}
