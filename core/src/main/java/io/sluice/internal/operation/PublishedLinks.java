package io.sluice.internal.operation;

import io.sluice.internal.bulk.Chunks;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.internal.plan.PacketSize;
import io.sluice.internal.plan.Planner;
import io.sluice.model.Key;
import io.sluice.result.Linked;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Links of one row to targets that come as they come, any number of them, in one transaction. What
 * fills no chunk is a collection; of more the database keeps the keys, so that memory does not, and
 * links or unlinks all of them at once. Thread-safe.
 */
final class PublishedLinks {
  private static final int CHUNK = 5_000;

  private final TargetLinks links;
  private final Chunks<Key> chunks;

  PublishedLinks(TargetLinks links) {
    this.links = links;
    this.chunks =
        Chunks.whole(
            CHUNK,
            PublishedLinks::weight,
            links.association() + ": the publisher of targets sends more of them");
  }

  private static long weight(Key key) {
    long weight = 0;
    for (int i = 0; i < key.size(); i++) {
      weight += PacketSize.characters(key.part(i));
    }
    return weight;
  }

  /** Links the targets. */
  Mono<Linked> add(Publisher<?> targets) {
    return written(
        targets,
        (session, keys) -> keys.isEmpty() ? Mono.just(Linked.NONE) : links.add(session, keys),
        (session, all) -> kept(session, all, (table, given) -> linked(session, table, given)));
  }

  /** Unlinks the targets. */
  Mono<Linked> remove(Publisher<?> targets) {
    return written(
        targets,
        links::remove,
        (session, all) -> kept(session, all, (table, given) -> table.unlink(session, false)));
  }

  /** Links the targets and no others. */
  Mono<Linked> set(Publisher<?> targets) {
    return written(
        targets,
        links::set,
        (session, all) ->
            kept(
                session,
                all,
                (table, given) ->
                    required(session, table, given)
                        .flatMap(there -> replaced(session, table, there))));
  }

  private Mono<Linked> written(
      Publisher<?> targets,
      BiFunction<Session, List<Key>, Mono<Linked>> few,
      BiFunction<Session, Flux<List<Key>>, Mono<Linked>> many) {
    return links.hooked(
        links
            .execution()
            .writeInPart(
                any -> true,
                session ->
                    chunks
                        .of(Flux.from(targets).map(links::key))
                        .switchOnFirst(
                            (first, all) -> {
                              List<Key> chunk = first.get();
                              return chunk != null && chunks.isWhole(chunk)
                                  ? many.apply(session, all)
                                  : all.collectList()
                                      .flatMap(some -> few.apply(session, once(some)));
                            })
                        .single()));
  }

  private static List<Key> once(List<List<Key>> chunks) {
    Set<Key> keys = new LinkedHashSet<>();
    chunks.forEach(keys::addAll);
    return new ArrayList<>(keys);
  }

  /**
   * What is made of the table that has all keys, and of how many were given. Of those who change as
   * many links of one row at once, each waits for the others: a server that looks for links to
   * leave alone locks the places of those that are not there, and would find itself in a deadlock.
   */
  private Mono<Linked> kept(
      Session session, Flux<List<Key>> all, BiFunction<TableLinks, Long, Mono<Linked>> work) {
    TableLinks table = links.byTable();
    Function<Long, Mono<Linked>> filled = given -> work.apply(table, given);
    return links.alone(
        session, new KeyTable(session, table.keys()).use(keys -> keys.fill(all).flatMap(filled)));
  }

  private Mono<Linked> linked(Session session, TableLinks table, long given) {
    return required(session, table, given).flatMap(there -> linkedAll(session, table, there));
  }

  private static Mono<Linked> linkedAll(Session session, TableLinks table, long there) {
    return table.link(session).map(added -> new Linked(added, 0, 0, there - added));
  }

  /** Unlinks first, as {@link TargetLinks#set} does. */
  private static Mono<Linked> replaced(Session session, TableLinks table, long there) {
    return table
        .unlink(session, true)
        .flatMap(removed -> linkedAll(session, table, there).map(removed::plus));
  }

  /** How many targets there are, of which each may have been given several times; all are there. */
  private Mono<Long> required(Session session, TableLinks table, long given) {
    return session
        .rows(table.present(), Planner.COUNT)
        .single()
        .flatMap(
            there ->
                there == given ? Mono.just(there) : required(session, table).thenReturn(there));
  }

  private Mono<Void> required(Session session, TableLinks table) {
    KeyPlan missing = table.missing();
    return session
        .rows(missing.select(), missing.reader())
        .distinct() // a key may have been given several times
        .collectList()
        .flatMap(
            keys -> keys.isEmpty() ? Mono.empty() : Mono.error(() -> links.missing(keys, null)));
  }
}
