package io.sluice.internal.assembly;

import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.ReadWindow;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.WindowRow;
import io.sluice.statement.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How far a result has been read part by part. For one subscription. */
final class WindowedRead {
  private final ReadWindow window;
  private final Select all;
  private long left;
  private @Nullable Object @Nullable [] after;
  private volatile boolean done;

  WindowedRead(ReadWindow window, Select all) {
    this.window = window;
    this.all = all;
    Long limit = all.slice().limit();
    this.left = limit == null ? Long.MAX_VALUE : limit;
    this.done = left == 0;
  }

  /** Whether there is no further part. */
  boolean isDone() {
    return done;
  }

  /** The rows of the next part. */
  <R> Mono<List<R>> rows(Session session, RowReader<R> reader) {
    long wanted = Math.min(left, window.rows());
    Select part = window.select(all, wanted, after, session.capabilities());
    return session
        .rows(part, WindowRow.reader(reader, window.readers()))
        .collectList()
        .map(
            rows -> {
              left -= rows.size();
              done = rows.size() < wanted || left == 0;
              if (!rows.isEmpty()) {
                after = rows.get(rows.size() - 1).values();
              }
              return rows.stream().map(WindowRow::row).toList();
            });
  }
}
