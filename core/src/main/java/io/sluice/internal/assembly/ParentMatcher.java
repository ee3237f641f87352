package io.sluice.internal.assembly;

import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.KeyProbe;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.model.Association;
import io.sluice.model.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells which parents rows belong to by values that are not equal in Java, but to the database: it
 * is asked where texts are values, and some are left over. For one operation.
 */
final class ParentMatcher {
  private final Session session;
  private final FollowUp<?> followUp;
  private final Identity holder;
  private final boolean shared; // several parents have one row where they refer to it

  ParentMatcher(Session session, FollowUp<?> followUp) {
    this.session = session;
    this.followUp = followUp;
    this.holder = new Identity(followUp.holders());
    this.shared = followUp.association().kind() == Association.Kind.BELONGS_TO;
  }

  /**
   * The parents, beside those with the same values, that rows belong to, by the values of the rows.
   *
   * @param parents the values of the parents, by their identity
   */
  Mono<Map<Object, List<Object>>> further(Map<Object, List<Object>> parents, List<Draft.Row> rows) {
    if (!holder.isCollated() || rows.isEmpty()) {
      return Mono.just(Map.of());
    }
    Map<Object, List<Object>> held = new LinkedHashMap<>();
    for (Draft.Row row : rows) {
      @Nullable Object[] state = Families.holder(followUp, row);
      held.putIfAbsent(
          Objects.requireNonNull(holder.of(state)), Identity.values(followUp.holders(), state));
    }
    List<Map.Entry<Object, List<Object>>> left =
        shared ? leftOver(parents, held) : leftOver(held, parents);
    return left.isEmpty() ? Mono.just(Map.of()) : asked(left);
  }

  private static List<Map.Entry<Object, List<Object>>> leftOver(
      Map<Object, List<Object>> some, Map<Object, List<Object>> others) {
    return some.entrySet().stream().filter(each -> !others.containsKey(each.getKey())).toList();
  }

  private Mono<Map<Object, List<Object>>> asked(List<Map.Entry<Object, List<Object>>> left) {
    Map<Object, List<Object>> further = new HashMap<>();
    return Flux.fromIterable(left)
        .buffer(KeyProbe.MOST)
        .concatMap(
            some -> {
              KeyProbe probe = probe(some.stream().map(Map.Entry::getValue).toList());
              return session
                  .rows(probe.select(), probe.reader())
                  .doOnNext(stored -> add(some, stored, further));
            },
            1)
        .then(Mono.just(further));
  }

  private KeyProbe probe(List<List<Object>> values) {
    return shared ? followUp.referred(values) : followUp.parents(values);
  }

  private void add(
      List<Map.Entry<Object, List<Object>>> asked,
      List<? extends @Nullable Key> stored,
      Map<Object, List<Object>> further) {
    for (int i = 0; i < stored.size(); i++) {
      Key known = stored.get(i);
      if (known != null) {
        Object given = asked.get(i).getKey();
        Object found = Identity.ofKey(known);
        further
            .computeIfAbsent(shared ? found : given, ignored -> new ArrayList<>(1))
            .add(shared ? given : found);
      }
    }
  }
}
