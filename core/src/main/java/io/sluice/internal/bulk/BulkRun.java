package io.sluice.internal.bulk;

import io.sluice.bulk.BulkOptions;
import io.sluice.error.BulkRecordException;
import io.sluice.error.ConstraintException;
import io.sluice.error.DataException;
import io.sluice.error.DatabaseException;
import io.sluice.error.GoneException;
import io.sluice.error.MappingException;
import io.sluice.error.ValidationException;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;

/**
 * An operation in bulk: the records of a source in chunks, each of which is complete in memory
 * before it is sent, so that the source never runs inside of a statement. Chunks are written one
 * after the other in one transaction, or several at once, each in one of its own; what they give
 * comes in the order of the source. A chunk that fails is halved until the record is found that the
 * database does not take. Thread-safe; state is in the subscription.
 *
 * @param <T> what is made of a record
 * @param <W> what a chunk gives
 */
public final class BulkRun<T, W> {
  private static final int FIRST_ROWS = 5_000;
  private static final String NO_PART =
      "commitEachChunk(…) is inside of a transaction, of which its chunks cannot be parts: leave it"
          + " out, or the transaction";

  private final Execution execution;
  private final BulkOptions<?> options;
  private final Preparation<T> preparation;
  private final Function<Session, Mono<ChunkWriter<T, W>>> opening;
  private final BulkFrame frame;

  /**
   * An operation.
   *
   * @param opening what writes its chunks, when it is known which server there is; before the first
   *     chunk, and only if there is one
   * @param frame what runs before that, and after the last chunk
   */
  public BulkRun(
      Execution execution,
      BulkOptions<?> options,
      Preparation<T> preparation,
      Function<Session, Mono<ChunkWriter<T, W>>> opening,
      BulkFrame frame) {
    this.frame = frame;
    this.execution = execution;
    this.options = options;
    this.preparation = preparation;
    this.opening = opening;
  }

  /**
   * What is made of records.
   *
   * @param row what is written of a record; what it throws is that record's error
   * @param weigher about how many bytes that is
   * @param of what the records are of, for messages
   */
  public record Preparation<T>(Function<Object, T> row, ToLongFunction<T> weigher, Object of) {}

  /** Writes what the source gives. */
  public Flux<W> write(Publisher<?> source) {
    return Flux.defer(
        () -> {
          Tally tally = new Tally(execution, options.listening());
          Flux<W> written =
              options.chunks().committed() ? eachCommitted(source, tally) : together(source, tally);
          return written.doOnComplete(tally::ended).doOnError(error -> tally.ended());
        });
  }

  private Flux<W> together(Publisher<?> source, Tally tally) {
    return execution.writeStream(
        session -> {
          Mono<ChunkWriter<T, W>> opened = framed(opening.apply(session), tally);
          Queue turns = new Queue();
          return written(
                  source,
                  tally,
                  2, // while one is written, what can be is done of the next
                  rows -> {
                    Queue.Place place = turns.further();
                    return opened.flatMap(
                        writer -> {
                          Chunk chunk = new Chunk(tally, writer, rows);
                          return place.inTurn(
                              chunk.written().doOnSuccess(all -> session.noteWritten()));
                        });
                  })
              .concatWith(ended(tally));
        });
  }

  private Flux<W> eachCommitted(Publisher<?> source, Tally tally) {
    Mono<ChunkWriter<T, W>> opened =
        framed(execution.read(session -> opening.apply(session).flux()).single(), tally);
    Flux<W> written =
        written(
                source,
                tally,
                options.chunks().concurrency(),
                rows -> opened.flatMap(writer -> new Chunk(tally, writer, rows).committed()))
            .concatWith(ended(tally))
            .onErrorMap(tally::committed);
    return execution.outermost(written, NO_PART);
  }

  private Mono<ChunkWriter<T, W>> framed(Mono<ChunkWriter<T, W>> opened, Tally tally) {
    return frame.before().then(opened).doOnNext(ignored -> tally.opened()).cache();
  }

  private Flux<W> ended(Tally tally) {
    return Flux.defer(
        () -> tally.isOpened() ? frame.after(tally.rows()).thenMany(Flux.empty()) : Flux.empty());
  }

  /** An error stops the source, and what is being written by others is written still. */
  private Flux<W> written(
      Publisher<?> source,
      Tally tally,
      int atOnce,
      Function<List<BulkRow<T>>, Mono<List<W>>> chunk) {
    Sinks.Empty<Void> failed = Sinks.empty();
    return chunks(source, tally, atOnce)
        .takeUntilOther(failed.asMono())
        .flatMapSequentialDelayError(
            rows -> chunk.apply(rows).doOnError(error -> failed.tryEmitEmpty()), atOnce, 1)
        .onErrorMap(Tally::first)
        .concatMapIterable(Function.identity(), 1);
  }

  private Flux<List<BulkRow<T>>> chunks(Publisher<?> source, Tally tally, int atOnce) {
    Chunks<BulkRow<T>> chunks =
        Chunks.prompt(
            firstChunk(options),
            options.chunks().rows(),
            each -> preparation.weigher().applyAsLong(each.row()),
            atOnce,
            preparation.of() + ": the publisher sends more");
    AtomicLong index = new AtomicLong();
    Flux<BulkRow<T>> rows =
        Flux.<Object>from(source)
            .handle((given, sink) -> prepare(index.getAndIncrement(), given, sink, tally));
    return chunks.of(rows);
  }

  private void prepare(long index, Object given, SynchronousSink<BulkRow<T>> sink, Tally tally) {
    T row;
    try {
      row = preparation.row().apply(given);
    } catch (RuntimeException thrown) {
      BulkRecordException rejected = new BulkRecordException(index, given, 0, thrown);
      if (!isSkipped(rejected, tally)) {
        sink.error(rejected);
      }
      return;
    }
    sink.next(new BulkRow<>(index, given, row));
  }

  private boolean isSkipped(BulkRecordException rejected, Tally tally) {
    Consumer<BulkRecordException> skipped = options.skipped();
    tally.failed();
    if (skipped != null) {
      tally.skipped(skipped, List.of(rejected));
    }
    return skipped != null;
  }

  /** How many rows the first chunk has at most, behind which nothing is made ahead yet. */
  public static int firstChunk(BulkOptions<?> options) {
    return Math.min(FIRST_ROWS, options.chunks().rows());
  }

  /** What is written at once, or found to be what cannot be. For one subscription. */
  private final class Chunk {
    private final Tally tally;
    private final ChunkWriter<T, W> writer;
    private final List<BulkRow<T>> rows;
    private final Function<Session, Mono<W>> whole;
    private final List<BulkRecordException> rejected = new ArrayList<>();

    Chunk(Tally tally, ChunkWriter<T, W> writer, List<BulkRow<T>> rows) {
      this.tally = tally;
      this.writer = writer;
      this.rows = rows;
      this.whole = prepared();
    }

    private Function<Session, Mono<W>> prepared() {
      try {
        return writer.prepared(rows);
      } catch (Throwable thrown) { // which record it is, is found when they are written
        return session -> writer.write(session, rows);
      }
    }

    /** As a part of the transaction. */
    Mono<List<W>> written() {
      return execution
          .nested(whole)
          .map(List::of)
          .onErrorResume(BulkRun::isOfRecord, error -> failed(rows, error).collectList())
          .doOnSuccess(all -> settle());
    }

    /** As a transaction, which is run again where it lost against another one. */
    Mono<List<W>> committed() {
      Mono<List<W>> written =
          execution
              .write(whole)
              .map(List::of)
              .onErrorResume(
                  BulkRun::isOfRecord,
                  error -> execution.write(session -> failed(rows, error).collectList()));
      return execution
          .again(written.doOnSubscribe(attempt -> rejected.clear()))
          .doOnSuccess(all -> settle());
    }

    private void settle() {
      Consumer<BulkRecordException> skipped = options.skipped();
      if (skipped != null) {
        tally.skipped(skipped, rejected);
      }
      tally.written(rows.size() - rejected.size(), rejected.size());
    }

    private Flux<W> parts(List<BulkRow<T>> some) {
      return execution
          .nested(session -> writer.write(session, some))
          .flux()
          .onErrorResume(BulkRun::isOfRecord, error -> failed(some, error));
    }

    private Flux<W> failed(List<BulkRow<T>> some, Throwable error) {
      int size = some.size();
      if (size == 1) {
        return error instanceof ApartException ? apart(some.get(0)) : rejected(some.get(0), error);
      }
      return parts(some.subList(0, size / 2))
          .concatWith(Flux.defer(() -> parts(some.subList(size / 2, size))));
    }

    private Flux<W> apart(BulkRow<T> row) {
      return execution
          .nested(session -> writer.apart(session, row))
          .flux()
          .onErrorResume(BulkRun::isOfRecord, error -> rejected(row, error));
    }

    private Flux<W> rejected(BulkRow<T> row, Throwable error) {
      BulkRecordException named = new BulkRecordException(row.index(), row.given(), 0, error);
      if (options.skipped() == null) {
        tally.failed();
        return Flux.error(named);
      }
      rejected.add(named);
      return Flux.empty();
    }
  }

  private static boolean isOfRecord(Throwable error) {
    boolean twice = // a record meets another one of its own statement
        error instanceof DatabaseException known
            && known.sqlState() != null
            && known.sqlState().startsWith("21");
    return twice
        || error instanceof ApartException
        || error instanceof ConstraintException
        || error instanceof DataException
        || error instanceof GoneException
        || error instanceof MappingException
        || error instanceof ValidationException
        || error instanceof IllegalArgumentException;
  }
}
