package io.sluice.internal.association;

import io.sluice.internal.association.Draft.Line;
import io.sluice.internal.plan.Node;
import io.sluice.internal.plan.SelectPlan.JoinRowNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes one line of the rows of one root, to which many are joined: each joined row is there once,
 * in the order of its first appearance. For one root, by one thread.
 */
final class Merger {
  private final IdentityHashMap<List<Line>, Map<Object, Line>> seen = new IdentityHashMap<>();

  private Merger() {}

  /** The rows of one root as one line. */
  static Line merged(Node<?> root, List<Line> rows) {
    Line first = rows.get(0);
    Merger merger = new Merger();
    rows.subList(1, rows.size()).forEach(each -> merger.merge(root, first.draft(), each.draft()));
    return first;
  }

  private void merge(Node<?> node, Draft into, Draft from) {
    for (int i = 0; i < node.joined().size(); i++) {
      Node<?> child = node.joined().get(i);
      List<Line> lines = into.joined.get(i);
      Map<Object, Line> known = seen.computeIfAbsent(lines, all -> byKey(child, all));
      for (Line each : from.joined.get(i)) {
        Line same = known.putIfAbsent(key(child, each), each);
        if (same == null) {
          lines.add(each);
        } else {
          merge(child, same.draft(), each.draft());
        }
      }
    }
  }

  private static Map<Object, Line> byKey(Node<?> node, List<Line> lines) {
    Map<Object, Line> byKey = new HashMap<>();
    lines.forEach(each -> byKey.put(key(node, each), each));
    return byKey;
  }

  private static List<Object> key(Node<?> node, Line line) {
    List<Object> key =
        new ArrayList<>(Objects.requireNonNull(line.draft().values(node.type().key())));
    JoinRowNode<?> joinRow = node.joinRow();
    if (joinRow != null && line.joinRow() != null) {
      key.addAll(Objects.requireNonNull(line.joinRow().values(joinRow.type().key())));
    }
    return key;
  }
}
