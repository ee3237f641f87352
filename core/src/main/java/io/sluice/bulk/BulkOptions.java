package io.sluice.bulk;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.error.BulkRecordException;
import io.sluice.internal.argument.Arguments;
import io.sluice.model.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an operation in bulk is to be: at first in chunks of 5,000 rows, which grow to 20,000, one
 * after the other, all in one transaction, and with an error where the database does not take a
 * record. Every method returns a changed copy. Immutable.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public final class BulkOptions<E> {
  private final Chunks chunks;
  private final @Nullable Consumer<BulkRecordException> skipped;
  private final @Nullable Listening listening;
  private final boolean keepsGenerated;
  private final @Nullable Conflicts<E> conflicts;

  private BulkOptions(
      Chunks chunks,
      @Nullable Consumer<BulkRecordException> skipped,
      @Nullable Listening listening,
      boolean keepsGenerated,
      @Nullable Conflicts<E> conflicts) {
    this.chunks = chunks;
    this.skipped = skipped;
    this.listening = listening;
    this.keepsGenerated = keepsGenerated;
    this.conflicts = conflicts;
  }

  /** The options at first. */
  public static <E> BulkOptions<E> defaults() {
    return new BulkOptions<>(new Chunks(20_000, 1, false), null, null, false, null);
  }

  /**
   * How records are put together.
   *
   * @param rows the most of one chunk
   * @param concurrency how many chunks are written at once
   * @param committed whether each is committed by itself
   */
  public record Chunks(int rows, int concurrency, boolean committed) {}

  /**
   * Who wants to know how far an operation is.
   *
   * @param interval the least time between two calls
   * @param listener who is called
   */
  public record Listening(Duration interval, Consumer<Progress> listener) {}

  /**
   * What happens with records whose rows are there already.
   *
   * @param unique the attributes that tell so; the key, if empty
   * @param overwrites whether the rows are changed, and not left alone
   * @param updated what they get; all that a record gives, if empty
   */
  public record Conflicts<E>(
      List<Attribute<E, ?>> unique, boolean overwrites, List<Attribute<E, ?>> updated) {
    /** Copies of the lists. */
    public Conflicts {
      unique = List.copyOf(unique);
      updated = List.copyOf(updated);
    }
  }

  private BulkOptions<E> with(Chunks other) {
    return new BulkOptions<>(other, skipped, listening, keepsGenerated, conflicts);
  }

  private BulkOptions<E> with(Conflicts<E> other) {
    return new BulkOptions<>(chunks, skipped, listening, keepsGenerated, other);
  }

  /**
   * With at most so many rows a chunk; fewer where the rows are large or a server takes no more in
   * one statement.
   */
  public BulkOptions<E> chunk(int rows) {
    Arguments.requirePositive(rows, "rows of a chunk");
    return with(new Chunks(rows, chunks.concurrency(), chunks.committed()));
  }

  /**
   * With a commit after each chunk, instead of one transaction for all: what was written before an
   * error stays, and the error, a {@link io.sluice.error.BulkException}, says how much it is.
   * Inside of a transaction that is an error, as chunks could not be parts of it.
   *
   * @param concurrency how many chunks are written at once, each on a connection of its own
   */
  public BulkOptions<E> commitEachChunk(int concurrency) {
    Arguments.requirePositive(concurrency, "chunks at once");
    return with(new Chunks(chunks.rows(), concurrency, true));
  }

  /**
   * Goes on without the records that the database does not take; each goes to the consumer, by one
   * thread at a time, and in the order of the source within a chunk. It must not block.
   */
  public BulkOptions<E> skip(Consumer<BulkRecordException> consumer) {
    Arguments.given(consumer, "consumer");
    return new BulkOptions<>(chunks, consumer, listening, keepsGenerated, conflicts);
  }

  /**
   * Tells the listener how far the operation is: after a chunk, if the interval has passed since it
   * was told last, and at the end. It is called on the thread that writes, and must not block; what
   * it throws is logged.
   */
  public BulkOptions<E> progress(Duration interval, Consumer<Progress> listener) {
    Listening told =
        new Listening(Arguments.given(interval, "interval"), Arguments.given(listener, "listener"));
    return new BulkOptions<>(chunks, skipped, told, keepsGenerated, conflicts);
  }

  /**
   * Writes the values that entities have for {@code @Generated} attributes, which are an error
   * otherwise, as of rows that come from another database. A sequence that makes such values does
   * not learn of them. Keys that only the database makes stay an error, and what is not insertable
   * is left to it.
   */
  public BulkOptions<E> keepGenerated() {
    return new BulkOptions<>(chunks, skipped, listening, true, conflicts);
  }

  /**
   * The attributes that tell whether a record's row is there already, instead of the key: together
   * they must be unique in the database, if only among the rows of a unique index of some rows. On
   * MySQL and MariaDB a row that is the same by any other unique key counts as well where rows are
   * updated.
   */
  @SafeVarargs
  public final BulkOptions<E> conflictOn(Attribute<E, ?>... unique) {
    List<Attribute<E, ?>> given = List.copyOf(Arguments.each("attribute", unique));
    Conflicts<E> now = conflicts();
    return with(new Conflicts<>(given, now.overwrites(), now.updated()));
  }

  /** Leaves alone the rows that are there already. */
  public BulkOptions<E> ignoreConflicts() {
    return with(new Conflicts<>(conflicts().unique(), false, List.of()));
  }

  /**
   * Gives the rows that are there already these attributes of the records, or all that the records
   * give if none is named. Their versions and times of update go on. Of records of the same row the
   * last one counts.
   */
  @SafeVarargs
  public final BulkOptions<E> updateOnConflict(Attribute<E, ?>... updated) {
    List<Attribute<E, ?>> given = List.copyOf(Arguments.each("attribute", updated));
    return with(new Conflicts<>(conflicts().unique(), true, given));
  }

  /** How records are put together. */
  public Chunks chunks() {
    return chunks;
  }

  /** Who gets records that the database does not take, or null if they end the operation. */
  public @Nullable Consumer<BulkRecordException> skipped() {
    return skipped;
  }

  /** Who wants to know how far the operation is, or null. */
  public @Nullable Listening listening() {
    return listening;
  }

  /** Whether values of attributes are written that the database would make. */
  public boolean keepsGenerated() {
    return keepsGenerated;
  }

  /** Whether rows may be there already. */
  public boolean toleratesConflicts() {
    return conflicts != null;
  }

  /** What happens with records whose rows are there already. */
  public Conflicts<E> conflicts() {
    return conflicts == null ? new Conflicts<>(List.of(), false, List.of()) : conflicts;
  }
}
