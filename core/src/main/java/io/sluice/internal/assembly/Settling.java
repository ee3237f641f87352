package io.sluice.internal.assembly;

import io.sluice.error.LaneBufferException;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Loads what follows the rows of a window, and makes their entities. What a window brings into
 * memory is bounded: one that brings too much is settled in halves. For one operation.
 */
final class Settling {
  private static final int MOST_KEYS = 20_000;

  private final Session session;
  private final Assembler assembler;
  private final long bound;

  /**
   * A settling.
   *
   * @param bound most rows that follow a window
   */
  Settling(Session session, Assembler assembler, long bound) {
    this.session = session;
    this.assembler = assembler;
    this.bound = bound;
  }

  /** The rows of the window, with the same entity for the same root, all at once or in parts. */
  Flux<List<Draft.Row>> settle(EntityShape<?> root, List<Draft.Row> window) {
    return Flux.defer(
            () -> settle(root, drafts(window), new Budget(bound)).thenReturn(window).flux())
        .onErrorResume(
            Budget.Exceeded.class,
            exceeded -> {
              int half = window.size() / 2;
              return half == 0
                  ? Flux.error(tooMany(root))
                  : Flux.concat(
                      settle(root, window.subList(0, half)),
                      settle(root, window.subList(half, window.size())));
            });
  }

  private LaneBufferException tooMany(EntityShape<?> root) {
    return new LaneBufferException(
        "The includes of one "
            + root.type()
            + " have more than "
            + bound
            + " rows; give them a limit, or read the association by get(q -> q.fetchSize(n))",
        null);
  }

  private Mono<List<Draft.Row>> settled(FollowUp<?> followUp, List<Draft.Row> rows, Budget budget) {
    EntityShape<?> root = followUp.plan().root();
    List<Draft> drafts = followUp.repeats() ? Assembler.united(root, rows) : drafts(rows);
    return settle(root, drafts, budget).thenReturn(rows);
  }

  private static List<Draft> drafts(List<Draft.Row> rows) {
    List<Draft> drafts = new ArrayList<>(rows.size());
    rows.forEach(each -> drafts.add(each.draft()));
    return drafts;
  }

  private Mono<Void> settle(EntityShape<?> root, List<Draft> drafts, Budget budget) {
    Assembler.unite(root, drafts);
    return settleUnited(root, drafts, budget);
  }

  /** Loads what is joined to the drafts, then what follows them, then makes their entities. */
  private Mono<Void> settleUnited(EntityShape<?> shape, List<Draft> drafts, Budget budget) {
    List<Mono<Void>> steps = new ArrayList<>();
    for (int i = 0; i < shape.joined().size(); i++) {
      steps.add(settleUnited(shape.joined().get(i), joined(drafts, i), budget));
    }
    for (FollowUp<?> each : shape.followUps()) {
      steps.add(follow(each, drafts, budget));
    }
    return Flux.concat(steps).then(Mono.fromRunnable(() -> assembler.finish(shape, drafts)));
  }

  private static List<Draft> joined(List<Draft> drafts, int index) {
    Set<Draft> joined = new LinkedHashSet<>();
    drafts.forEach(each -> each.joined.get(index).forEach(row -> joined.add(row.draft())));
    return List.copyOf(joined);
  }

  /** Loads what follows the parents. */
  Mono<Void> follow(FollowUp<?> followUp, List<Draft> parents) {
    return follow(followUp, parents, new Budget(bound));
  }

  private <T> Mono<Void> follow(FollowUp<T> followUp, List<Draft> parents, Budget budget) {
    return Mono.defer(
        () -> {
          Map<Object, List<Object>> keys = keys(followUp, parents);
          if (keys.isEmpty()) {
            assembler.attach(followUp, parents, List.of(), Map.of());
            return Mono.empty();
          }
          return rows(followUp, List.copyOf(keys.values()), budget)
              .flatMap(rows -> settled(followUp, rows, budget))
              .flatMap(
                  rows ->
                      new ParentMatcher(session, followUp)
                          .further(keys, rows)
                          .doOnNext(further -> assembler.attach(followUp, parents, rows, further)))
              .then();
        });
  }

  private static Map<Object, List<Object>> keys(FollowUp<?> followUp, List<Draft> parents) {
    Identity identity = new Identity(followUp.association().sourceAttributes());
    Map<Object, List<Object>> keys = new LinkedHashMap<>();
    for (Draft each : parents) {
      Object key = followUp.association().leadsFrom(each.state) ? identity.of(each.state) : null;
      if (key != null && !keys.containsKey(key)) {
        keys.put(key, Identity.values(followUp.association().sourceAttributes(), each.state));
      }
    }
    return keys;
  }

  private Mono<List<Draft.Row>> rows(FollowUp<?> followUp, List<List<Object>> keys, Budget budget) {
    Flux<Draft.Row> rows =
        Flux.range(0, (keys.size() + MOST_KEYS - 1) / MOST_KEYS)
            .concatMap(part -> rows(followUp, part(keys, part)), 1);
    return rows.doOnNext(ignored -> budget.take()).collectList();
  }

  private static List<List<Object>> part(List<List<Object>> keys, int index) {
    return keys.size() <= MOST_KEYS
        ? keys
        : keys.subList(index * MOST_KEYS, Math.min(keys.size(), (index + 1) * MOST_KEYS));
  }

  private Flux<Draft.Row> rows(FollowUp<?> followUp, List<List<Object>> keys) {
    ReadPlan<?> plan = followUp.plan();
    // what nothing is added to is made at once, while its values are at hand
    boolean complete = plan.root().isPlain() && !followUp.repeats();
    return session.rows(
        followUp.select(keys),
        plan.reader()
            .andThen(
                states -> {
                  Draft.Row row = Draft.Row.of(plan, states);
                  if (complete) {
                    assembler.finish(plan.root(), row.draft());
                  }
                  return row;
                }));
  }

  /** How many rows may still come. */
  private static final class Budget {
    private long left;

    Budget(long rows) {
      this.left = rows;
    }

    void take() {
      if (left-- == 0) {
        throw new Exceeded();
      }
    }

    /** No more rows may come. */
    private static final class Exceeded extends RuntimeException {
      private static final long serialVersionUID = 1L;

      Exceeded() {
        super("too many rows follow the window", null, false, false);
      }
    }
  }
}
