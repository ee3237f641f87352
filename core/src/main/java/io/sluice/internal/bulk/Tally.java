package io.sluice.internal.bulk;

import io.sluice.bulk.BulkOptions.Listening;
import io.sluice.bulk.Progress;
import io.sluice.error.BulkException;
import io.sluice.error.BulkRecordException;
import io.sluice.internal.execution.Execution;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/** What an operation has written so far, and who is told of it. For one subscription. */
final class Tally {
  private final Execution execution;
  private final @Nullable Listening listening;
  private final long begun = System.nanoTime();
  private long told = begun;
  private long rows;
  private long chunks;
  private long failed;
  private boolean opened;

  Tally(Execution execution, @Nullable Listening listening) {
    this.execution = execution;
    this.listening = listening;
  }

  /** A chunk was written, but for some that failed. */
  synchronized void written(long more, long left) {
    rows += more;
    failed += left;
    chunks++;
    if (listening != null && System.nanoTime() - told >= listening.interval().toNanos()) {
      tell();
    }
  }

  /** There is something to write. */
  synchronized void opened() {
    opened = true;
  }

  synchronized boolean isOpened() {
    return opened;
  }

  /** How many rows were written. */
  synchronized long rows() {
    return rows;
  }

  synchronized void failed() {
    failed++;
  }

  /** Says which records are left out, one after the other. */
  synchronized void skipped(
      Consumer<BulkRecordException> consumer, List<BulkRecordException> records) {
    records.forEach(consumer);
  }

  /** Nothing more comes. */
  synchronized void ended() {
    tell();
  }

  private void tell() {
    if (listening != null) {
      told = System.nanoTime();
      Duration elapsed = Duration.ofNanos(told - begun);
      execution.tell(listening.listener(), new Progress(rows, chunks, failed, elapsed));
    }
  }

  /** That of several errors which is of the first record, with the others suppressed. */
  static Throwable first(Throwable error) {
    List<Throwable> all = Exceptions.unwrapMultiple(error);
    Throwable first =
        all.stream()
            .filter(BulkRecordException.class::isInstance)
            .map(BulkRecordException.class::cast)
            .min(Comparator.comparing(BulkRecordException::index))
            .map(Throwable.class::cast)
            .orElse(all.get(0));
    all.stream().filter(each -> each != first).forEach(first::addSuppressed);
    return first;
  }

  /** The error of an operation whose chunks are committed one by one. */
  synchronized Throwable committed(Throwable error) {
    Throwable changed =
        error instanceof BulkRecordException record
            ? new BulkRecordException(record.index(), record.rejected(), rows, cause(record))
            : new BulkException("The operation was not completed", rows, error);
    for (Throwable each : error.getSuppressed()) {
      changed.addSuppressed(each);
    }
    return changed;
  }

  private static Throwable cause(BulkRecordException error) {
    Throwable cause = error.getCause();
    return cause == null ? error : cause;
  }
}
