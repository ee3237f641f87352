package io.sluice.internal.assembly;

import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.plan.ReadWindow;
import io.sluice.internal.row.RowReader;
import io.sluice.model.EntityType;
import io.sluice.statement.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs plans that read: reads a window of roots, loads what follows for all of them, one statement
 * an include, emits them, and goes on with the next window. Thread-safe.
 */
public final class RowLoader {
  private final Execution execution;
  private final Assembler assembler;

  /** A loader. */
  public RowLoader(Execution execution, Assembler assembler) {
    this.execution = execution;
    this.assembler = assembler;
  }

  /** The entities of the plan's roots, in the order of its rows. */
  public <E> Flux<E> load(ReadPlan<E> plan) {
    return load(plan, plan.select(), (entity, joinRow) -> entity);
  }

  /**
   * What the function makes of each root and its join row.
   *
   * @param select the plan's statement, or one for less of its rows
   */
  public <E, R> Flux<R> load(
      ReadPlan<E> plan, Select select, BiFunction<E, @Nullable Object, R> function) {
    ReadWindow window = plan.window();
    if (window != null) {
      return execution
          .many(
              session ->
                  session.hasCursor()
                      ? settled(
                          session,
                          plan,
                          session.cursor(select, window.rows(), drafts(plan)),
                          function)
                      : parts(plan, window, select, function))
          .onErrorStop();
    }
    return plan.root().isPlain()
        ? execution.many(session -> session.rows(select, entities(plan, function)))
        : execution.read(
            session -> settled(session, plan, session.rows(select, drafts(plan)), function));
  }

  private static RowReader<Draft.Row> drafts(ReadPlan<?> plan) {
    return plan.reader().andThen(states -> Draft.Row.of(plan, states));
  }

  /** What makes entities of rows as they come, where nothing follows them. */
  private <E, R> RowReader<R> entities(
      ReadPlan<E> plan, BiFunction<E, @Nullable Object, R> function) {
    EntityType<E> type = plan.root().type();
    return drafts(plan)
        .andThen(
            row ->
                function.apply(
                    assembler.entity(type, row.draft().state), assembler.joinRow(plan, row)));
  }

  /** The rows with all that follows them, a window at a time. */
  private <E, R> Flux<R> settled(
      Session session,
      ReadPlan<E> plan,
      Flux<Draft.Row> rows,
      BiFunction<E, @Nullable Object, R> function) {
    return roots(plan.root(), rows)
        .buffer(execution.settings().windowRows())
        .concatMap(window -> settling(session).settle(plan.root(), window), 1)
        .concatMapIterable(window -> made(plan, window, function), 1);
  }

  private Settling settling(Session session) {
    return new Settling(session, assembler, execution.settings().bufferRows());
  }

  private <E, R> List<R> made(
      ReadPlan<E> plan, List<Draft.Row> rows, BiFunction<E, @Nullable Object, R> function) {
    Class<E> javaType = plan.root().type().javaType();
    List<R> made = new ArrayList<>(rows.size());
    for (Draft.Row each : rows) {
      made.add(function.apply(javaType.cast(each.draft().entity()), assembler.joinRow(plan, each)));
    }
    return made;
  }

  /** A row for each root, also where it comes in several, which are next to each other. */
  private static Flux<Draft.Row> roots(EntityShape<?> root, Flux<Draft.Row> rows) {
    Identity identity = new Identity(root.type().key());
    return root.isRepeated()
        ? rows.bufferUntilChanged(each -> Objects.requireNonNull(identity.of(each.draft().state)))
            .map(same -> Merger.merged(root, same))
        : rows;
  }

  /**
   * The rows part by part, each by statements of its own: between them nothing is held, so that a
   * consumer may take its time. One part is read ahead.
   */
  private <E, R> Flux<R> parts(
      ReadPlan<E> plan,
      ReadWindow window,
      Select select,
      BiFunction<E, @Nullable Object, R> function) {
    return Flux.defer(
        () -> {
          WindowedRead progress = new WindowedRead(window, select);
          Mono<List<R>> part =
              Flux.defer(
                      () ->
                          execution.read(
                              session ->
                                  progress
                                      .rows(session, drafts(plan))
                                      .flatMapMany(
                                          rows ->
                                              settled(
                                                  session,
                                                  plan,
                                                  Flux.fromIterable(rows),
                                                  function))))
                  .collectList();
          return part.repeat(() -> !progress.isDone()).concatMapIterable(rows -> rows, 1);
        });
  }

  /** The entities of a type in their order, each with the include loaded. */
  public <E> Mono<List<E>> include(EntityType<E> type, List<E> entities, FollowUp<?> include) {
    return execution
        .read(
            session -> {
              List<Draft> drafts = new ArrayList<>(entities.size());
              entities.forEach(each -> drafts.add(new Draft(type.mapper().state(each), 0)));
              return new Settling(session, assembler, Long.MAX_VALUE)
                  .follow(include, drafts)
                  .thenReturn(drafts)
                  .flux();
            })
        .single()
        .map(drafts -> drafts.stream().map(each -> assembler.entity(type, each.state)).toList());
  }
}
