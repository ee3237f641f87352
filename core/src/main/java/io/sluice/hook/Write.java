package io.sluice.hook;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.query.Query;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is about to be written, as far as it is known without asking the database: of one row, or of
 * all rows of an operation in bulk. Immutable.
 *
 * @param operation what is done
 * @param type the entity
 * @param entity the entity that the caller gave; of an update it is the row before; null where
 *     assignments, a key or a condition were given
 * @param key the key of the row, a value or the entity's {@code Key}; null of a new row and of many
 * @param which what finds the rows of an operation on a condition, else null
 * @param changes what is assigned; nothing where rows go, come back or are linked, and where each
 *     record of a publisher says it itself
 * @param by who writes, as {@code settings.auditor(…)} says; null if it says nothing
 * @param <E> the entity
 */
public record Write<E>(
    Operation operation,
    EntityType<E> type,
    @Nullable E entity,
    @Nullable Object key,
    @Nullable Query<E> which,
    Changes<E> changes,
    @Nullable Object by) {
  /** What is done. */
  public enum Operation {
    /** A new row. */
    CREATE,
    /** Other values for a row that is there. */
    UPDATE,
    /** A new row, or other values for the one that is there, or neither. */
    UPSERT,
    /** A row goes, or is marked as gone. */
    DESTROY,
    /** A row that was marked as gone comes back. */
    RESTORE,
    /** Rows are linked and unlinked, by their foreign keys or as rows of a join table. */
    LINK
  }

  /** The write of one row. */
  public static <E> Write<E> of(
      Operation operation, EntityType<E> type, @Nullable E entity, @Nullable Object key) {
    return new Write<>(operation, type, entity, key, null, Changes.none(), null);
  }

  /** The write of many rows. */
  public static <E> Write<E> ofMany(
      Operation operation, EntityType<E> type, @Nullable Query<E> which) {
    return new Write<>(operation, type, null, null, which, Changes.none(), null);
  }

  /** With other changes. */
  public Write<E> with(Changes<E> other) {
    return new Write<>(operation, type, entity, key, which, other, by);
  }

  /** With who writes. */
  public Write<E> by(@Nullable Object who) {
    return new Write<>(operation, type, entity, key, which, changes, who);
  }

  /**
   * For a hook that assigns something, too: {@code write -> write.set(User_.name.set("…"))}. What
   * was assigned to the same attribute before is replaced.
   */
  @SafeVarargs
  public final Mono<Changes<E>> set(Assignment<E>... assignments) {
    return Mono.just(changes.and(assignments));
  }

  /** For a hook that changes nothing. */
  public Mono<Changes<E>> proceed() {
    return Mono.just(changes);
  }

  /** The value that is assigned to the attribute; see {@link Changes#value}. */
  public <V> Optional<V> value(Attribute<E, V> attribute) {
    return changes.value(attribute);
  }
}
