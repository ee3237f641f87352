package io.sluice.internal.association;

import io.sluice.dialect.Feature;
import io.sluice.internal.association.Draft.Line;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Node;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.SelectPlan;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Include;
import io.sluice.transaction.TransactionOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    return load(plan, fetchSize, (entity, joinRow) -> entity);
  }

  /** What the function makes of each of the plan's roots and its join row. */
  public <E, R> Flux<R> load(
      SelectPlan<E> plan, int fetchSize, BiFunction<E, @Nullable Object, R> function) {
    Node<E> root = plan.root();
    if (root.isPlain()) {
      return execution.rows(
          plan.statement(),
          fetchSize,
          row -> {
            Line line = Assembler.read(plan, row);
            return function.apply(
                assembler.entity(root.type(), line.draft().state), assembler.joinRow(plan, line));
          });
    }
    Function<Session, Flux<R>> rows =
        session ->
            windows(session, plan, fetchSize)
                .map(line -> function.apply(entity(root, line), assembler.joinRow(plan, line)));
    // only a transaction can read on where it was after other statements
    if (fetchSize == 0 || !execution.dialect().capabilities().has(Feature.CURSORS)) {
      return execution.operation(rows);
    }
    TransactionOptions options = TransactionOptions.DEFAULT;
    boolean locks = plan.statement().lock() != null;
    return execution.readTransaction(rows, locks ? options : options.readOnly());
  }

  private static <E> E entity(Node<E> root, Line line) {
    return root.type().javaType().cast(line.draft().entity());
  }

  private Flux<Line> windows(Session session, SelectPlan<?> plan, int fetchSize) {
    Flux<Line> rows = session.rows(plan.statement(), fetchSize, row -> Assembler.read(plan, row));
    return roots(plan.root(), rows)
        .buffer(execution.settings().windowRows())
        .concatMap(lines -> settled(session, plan.root(), lines), 1)
        .concatMapIterable(lines -> lines, 1);
  }

  /** A line for each root, also where it comes in several rows, which are next to each other. */
  private static Flux<Line> roots(Node<?> root, Flux<Line> lines) {
    return root.isRepeated()
        ? lines
            .bufferUntilChanged(
                each -> Objects.requireNonNull(each.draft().values(root.type().key())))
            .map(rows -> Merger.merged(root, rows))
        : lines;
  }

  /** The entities of a type in their order, each with the include loaded. */
  public <E> Mono<List<E>> include(EntityType<E> type, List<E> entities, Include<?> include) {
    return execution
        .operation(
            session -> {
              List<Draft> drafts = new ArrayList<>();
              for (E each : entities) {
                drafts.add(new Draft(type.mapper().state(each), 0));
              }
              return follow(session, include, drafts).thenReturn(drafts).flux();
            })
        .single()
        .map(drafts -> drafts.stream().map(each -> assembler.entity(type, each.state)).toList());
  }

  /** Loads what follows the lines' roots, and makes their entities: the same row is one. */
  private Mono<List<Line>> settled(Session session, Node<?> root, List<Line> lines) {
    List<Line> united = Assembler.united(root, lines);
    List<Draft> drafts = united.stream().map(Line::draft).distinct().toList();
    Assembler.unite(root, drafts);
    return settle(session, root, drafts).thenReturn(united);
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
      each.joined.get(index).forEach(line -> distinct.add(line.draft()));
    }
    return List.copyOf(distinct);
  }

  private <T> Mono<Void> follow(Session session, Include<T> include, List<Draft> parents) {
    Association<?, T> association = include.association();
    return Mono.defer(
        () -> {
          List<List<Object>> keys =
              parents.stream()
                  .map(each -> each.values(association.sourceAttributes()))
                  .filter(Objects::nonNull)
                  .distinct()
                  .toList();
          SelectPlan<T> plan = planner.followUp(include, keys);
          Mono<List<Line>> lines =
              keys.isEmpty()
                  ? Mono.just(List.of())
                  : session
                      .rows(plan.statement(), row -> Assembler.read(plan, row))
                      .collectList()
                      .flatMap(rows -> settled(session, plan.root(), rows));
          return lines.doOnNext(rows -> assembler.attach(association, plan, parents, rows)).then();
        });
  }
}
