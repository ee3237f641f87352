package io.sluice.internal.association;

import io.sluice.dialect.Sql;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Node;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.SelectPlan;
import io.sluice.model.Association;
import io.sluice.query.Include;
import io.sluice.transaction.TransactionOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs a plan: reads a window of roots, loads what follows for all of them, one statement an
 * include, emits them, and goes on with the next window. Thread-safe.
 */
public final class EagerLoader {
  private final Execution execution;
  private final Planner planner;
  private final Assembler assembler;

  /** A loader. */
  public EagerLoader(Execution execution, Planner planner, Assembler assembler) {
    this.execution = execution;
    this.planner = planner;
    this.assembler = assembler;
  }

  /** The entities of the plan's roots, in the order of its rows. */
  public <E> Flux<E> load(SelectPlan<E> plan, int fetchSize) {
    Sql sql = execution.render(plan.statement());
    Node<E> root = plan.root();
    if (root.isPlain()) {
      return execution.rows(
          sql, fetchSize, row -> assembler.entity(root.type(), root.reader().read(row)));
    }
    Flux<E> rows = execution.operation(session -> windows(session, plan, sql, fetchSize));
    // only a transaction can read on where it was after other statements
    if (fetchSize == 0 || !execution.dialect().capabilities().cursors()) {
      return rows;
    }
    TransactionOptions options = TransactionOptions.DEFAULT;
    boolean locks = plan.statement().lock() != null;
    return execution.transactionStream(ignored -> rows, locks ? options : options.readOnly());
  }

  private <E> Flux<E> windows(Session session, SelectPlan<E> plan, Sql sql, int fetchSize) {
    Node<E> root = plan.root();
    return session
        .rows(sql, fetchSize, row -> Assembler.read(root, row))
        .buffer(execution.settings().windowRows())
        .concatMap(drafts -> settled(session, root, drafts), 1)
        .concatMapIterable(drafts -> drafts, 1)
        .map(draft -> root.type().javaType().cast(draft.entity()));
  }

  private Mono<List<Draft>> settled(Session session, Node<?> root, List<Draft> drafts) {
    Assembler.unite(root, drafts);
    return settle(session, root, drafts).thenReturn(drafts);
  }

  /** Loads what is joined to the drafts, then what follows them, then makes their entities. */
  private Mono<Void> settle(Session session, Node<?> node, List<Draft> drafts) {
    List<Mono<Void>> steps = new ArrayList<>();
    for (int i = 0; i < node.joined().size(); i++) {
      steps.add(settle(session, node.joined().get(i), joined(drafts, i)));
    }
    for (Include<?> each : node.followUps()) {
      steps.add(follow(session, each, drafts));
    }
    return Flux.concat(steps).then(Mono.fromRunnable(() -> assembler.finish(node, drafts)));
  }

  private static List<Draft> joined(List<Draft> drafts, int index) {
    Set<Draft> distinct = new LinkedHashSet<>();
    for (Draft each : drafts) {
      Draft child = each.joined[index];
      if (child != null) {
        distinct.add(child);
      }
    }
    return List.copyOf(distinct);
  }

  private <T> Mono<Void> follow(Session session, Include<T> include, List<Draft> parents) {
    Association<?, T> association = include.association();
    List<List<Object>> keys =
        parents.stream()
            .map(each -> each.values(association.sourceAttributes()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (keys.isEmpty()) {
      return Mono.fromRunnable(
          () -> assembler.attach(association, association.target(), parents, List.of()));
    }
    return Mono.defer(
        () -> {
          SelectPlan<T> plan = planner.followUp(include, keys);
          return session
              .rows(execution.render(plan.statement()), row -> Assembler.read(plan.root(), row))
              .collectList()
              .flatMap(rows -> settled(session, plan.root(), rows))
              .doOnNext(
                  children ->
                      assembler.attach(association, association.target(), parents, children))
              .then();
        });
  }
}
