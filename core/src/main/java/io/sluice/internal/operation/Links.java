package io.sluice.internal.operation;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Links of one row: how they are made and undone, key by key, and what that means for publishers of
 * any length. Thread-safe.
 */
abstract class Links {
  /** Keys of a publisher that go into one statement. */
  static final int CHUNK = 1_000;

  private final Engine engine;

  Links(Engine engine) {
    this.engine = engine;
  }

  /** The keys of entities and keys, each once. */
  abstract List<List<Object>> keys(Collection<?> targets);

  /** Links the targets; those that are linked already are left alone. */
  abstract Mono<LinkCounts> add(List<List<Object>> keys);

  /** Unlinks the targets; those that are not linked are left alone. */
  abstract Mono<LinkCounts> remove(List<List<Object>> keys);

  /** Unlinks all targets but those that the table has. */
  abstract Mono<LinkCounts> removeAbsent(KeyTable<?> table);

  /** A table for keys of targets. */
  abstract KeyTable<?> keyTable();

  /** Links these targets and no others; in a transaction. */
  abstract Mono<LinkCounts> set(Collection<?> targets);

  /** Links targets as they come, a statement a chunk, in one transaction. */
  final Mono<LinkCounts> add(Publisher<?> targets) {
    return eachChunk(chunks(targets), each -> add(keys(each)));
  }

  /** Unlinks targets as they come, a statement a chunk, in one transaction. */
  final Mono<LinkCounts> remove(Publisher<?> targets) {
    return eachChunk(chunks(targets), each -> remove(keys(each)));
  }

  private static Flux<List<Object>> chunks(Publisher<?> targets) {
    return Flux.<Object>from(targets).buffer(CHUNK);
  }

  private Mono<LinkCounts> eachChunk(
      Flux<List<Object>> chunks, Function<List<Object>, Mono<LinkCounts>> step) {
    return engine
        .execution()
        .atomic(session -> chunks.concatMap(step, 1).reduce(LinkCounts.NONE, LinkCounts::plus));
  }

  /**
   * Links the targets that come and no others, in one transaction. What fills no chunk is a
   * collection; of more the database keeps the keys, so that memory does not.
   */
  final Mono<LinkCounts> set(Publisher<?> targets) {
    return engine
        .execution()
        .atomic(
            session ->
                chunks(targets)
                    .switchOnFirst(
                        (first, all) -> {
                          List<Object> chunk = first.get();
                          if (chunk == null) {
                            return all.thenMany(set(List.of()));
                          }
                          return chunk.size() < CHUNK ? all.concatMap(this::set, 1) : large(all);
                        })
                    .single());
  }

  private Mono<LinkCounts> large(Flux<List<Object>> chunks) {
    KeyTable<?> table = keyTable();
    return table
        .create()
        .thenMany(chunks.concatMap(each -> chunk(table, keys(each)), 1))
        .reduce(LinkCounts.NONE, LinkCounts::plus)
        .flatMap(linked -> removeAbsent(table).map(linked::plus))
        .flatMap(counts -> table.drop().thenReturn(counts));
  }

  /** Links a chunk; what was named in an earlier one counts no more. */
  private Mono<LinkCounts> chunk(KeyTable<?> table, List<List<Object>> keys) {
    return table
        .add(keys)
        .flatMap(
            fresh ->
                add(keys)
                    .map(counts -> new LinkCounts(counts.added(), 0, 0, fresh - counts.added())));
  }
}
