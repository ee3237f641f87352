package io.sluice.internal.assembly;

import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.JoinRowShape;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one of the rows of one root, to which many are joined: each joined row is there once, in
 * the order of its first appearance. For one root, by one thread.
 */
final class Merger {
  private final IdentityHashMap<List<Draft.Row>, Map<Object, Draft.Row>> seen =
      new IdentityHashMap<>();
  private final Map<EntityType<?>, Identity> identities = new HashMap<>();

  private Merger() {}

  /** The rows of one root as one. */
  static Draft.Row merged(EntityShape<?> root, List<Draft.Row> rows) {
    Draft.Row first = rows.get(0);
    Merger merger = new Merger();
    rows.subList(1, rows.size()).forEach(each -> merger.merge(root, first.draft(), each.draft()));
    return first;
  }

  private void merge(EntityShape<?> shape, Draft into, Draft from) {
    for (int i = 0; i < shape.joined().size(); i++) {
      EntityShape<?> child = shape.joined().get(i);
      List<Draft.Row> rows = into.joined.get(i);
      Map<Object, Draft.Row> known = seen.computeIfAbsent(rows, all -> byKey(child, all));
      for (Draft.Row each : from.joined.get(i)) {
        Draft.Row same = known.putIfAbsent(key(child, each), each);
        if (same == null) {
          rows.add(each);
        } else {
          merge(child, same.draft(), each.draft());
        }
      }
    }
  }

  private Map<Object, Draft.Row> byKey(EntityShape<?> shape, List<Draft.Row> rows) {
    Map<Object, Draft.Row> byKey = new HashMap<>();
    rows.forEach(each -> byKey.put(key(shape, each), each));
    return byKey;
  }

  private List<Object> key(EntityShape<?> shape, Draft.Row row) {
    List<Object> key = new ArrayList<>(2);
    key.add(identity(shape.type(), row.draft().state));
    JoinRowShape<?> joinRow = shape.joinRow();
    @Nullable Object @Nullable [] link = row.joinRow();
    if (joinRow != null && link != null) {
      key.add(identity(joinRow.type(), link));
    }
    return key;
  }

  private Object identity(EntityType<?> type, @Nullable Object[] state) {
    Identity identity = identities.computeIfAbsent(type, each -> new Identity(each.key()));
    return Objects.requireNonNull(identity.of(state));
  }
}
