package io.sluice.internal.assembly;

import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Gathering;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.PagePlan;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.plan.ReadWindow;
import io.sluice.internal.plan.ValuesPlan;
import io.sluice.internal.row.NamedRows;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.WindowRow;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.result.CursorPage;
import io.sluice.statement.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
    Flux<R> rows = rows(plan, select, function);
    return select.lock() == null ? rows : execution.inTransaction(rows);
  }

  /**
   * The one entity of a statement that finds one at most.
   *
   * @param select the plan's statement for less of its rows
   */
  public <E> Mono<E> one(ReadPlan<E> plan, Select select) {
    return plan.root().isPlain() && select.lock() == null && plan.window() == null
        ? execution
            .many(
                session ->
                    session.rows(select, assembler.entities(plan, (entity, joinRow) -> entity)))
            .singleOrEmpty()
        : load(plan, select, (entity, joinRow) -> entity).singleOrEmpty();
  }

  /**
   * The entities of a statement that a user has written, whose columns are known by their names.
   *
   * @param read the attributes that are read
   */
  public <E> Flux<E> load(EntityShape<E> shape, List<Attribute<E, ?>> read, RawRows rows) {
    return rows.of(
        () -> {
          Assembler ofLoad = assembler.ofOneLoad();
          return NamedRows.states(shape.type(), read).andThen(state -> ofLoad.entity(shape, state));
        });
  }

  /** The rows of a statement that a user has written. */
  @FunctionalInterface
  public interface RawRows {
    /**
     * What readers make of them.
     *
     * @param reader gives a reader for each subscription
     */
    <T> Flux<T> of(Supplier<RowReader<T>> reader);
  }

  /** What the function makes of the values of each row of the plan. */
  public <R> Flux<R> values(ValuesPlan plan, Function<@Nullable Object[], R> function) {
    RowReader<R> reader = plan.reader().andThen(function);
    ReadWindow window = plan.window();
    Flux<R> rows =
        window == null
            ? execution.many(session -> session.rows(plan.select(session.capabilities()), reader))
            : execution
                .many(
                    session ->
                        session.hasCursor()
                            ? session.cursor(plan.statement(), window.rows(), reader)
                            : parts(
                                window,
                                plan.statement(),
                                reader,
                                (lane, part) -> Flux.fromIterable(part)))
                .onErrorStop();
    return plan.statement().lock() == null ? rows : execution.inTransaction(rows);
  }

  /** The entities of a page, and where the next one begins. */
  public <E> Mono<CursorPage<E>> page(PagePlan<E> plan) {
    RowReader<WindowRow<Draft.Row>> reader =
        WindowRow.reader(Draft.Row.reader(plan.read()), plan.readers());
    Flux<CursorPage<E>> page =
        execution.read(
            session ->
                session
                    .rows(plan.select(session.capabilities()), reader)
                    .collectList()
                    .flatMapMany(rows -> page(session, plan, rows)));
    return (plan.read().select().lock() == null ? page : execution.inTransaction(page)).single();
  }

  private <E> Mono<CursorPage<E>> page(
      Session session, PagePlan<E> plan, List<WindowRow<Draft.Row>> rows) {
    boolean more = rows.size() > plan.rows();
    List<WindowRow<Draft.Row>> kept = more ? rows.subList(0, rows.size() - 1) : rows;
    String next = more ? plan.next(kept.get(kept.size() - 1).values()) : null;
    List<Draft.Row> drafts = kept.stream().map(WindowRow::row).toList();
    return this.<E, E>settled(
            session, plan.read(), Flux.fromIterable(drafts), (entity, joinRow) -> entity)
        .collectList()
        .map(entities -> new CursorPage<>(entities, next));
  }

  /** What the function makes of the rows that are wanted, which may come together with others. */
  public <E, R> Flux<R> gathered(
      Gathering gathering, Lookup.Wanted<E> wanted, BiFunction<E, @Nullable Object, R> function) {
    return execution.gathered(gathering, new Lookup<>(assembler, wanted, function));
  }

  private <E, R> Flux<R> rows(
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
                          session.cursor(select, window.rows(), Draft.Row.reader(plan)),
                          function)
                      : parts(
                          window,
                          select,
                          Draft.Row.reader(plan),
                          (lane, part) -> settled(lane, plan, Flux.fromIterable(part), function)))
          .onErrorStop();
    }
    return plan.root().isPlain()
        ? execution.many(
            session -> session.rows(select, assembler.ofOneLoad().entities(plan, function)))
        : execution.read(
            session ->
                settled(session, plan, session.rows(select, Draft.Row.reader(plan)), function));
  }

  /** The rows with all that follows them, a window at a time. */
  private <E, R> Flux<R> settled(
      Session session,
      ReadPlan<E> plan,
      Flux<Draft.Row> rows,
      BiFunction<E, @Nullable Object, R> function) {
    Assembler ofLoad = assembler.ofOneLoad();
    return roots(plan.root(), rows)
        .buffer(execution.settings().windowRows())
        .concatMap(window -> settling(session, ofLoad).settle(plan.root(), window), 1)
        .concatMapIterable(window -> made(plan, window, function), 1);
  }

  private Settling settling(Session session, Assembler ofLoad) {
    return new Settling(session, ofLoad, execution.settings().bufferRows());
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
  private <T, R> Flux<R> parts(
      ReadWindow window,
      Select select,
      RowReader<T> reader,
      BiFunction<Session, List<T>, Flux<R>> function) {
    return Flux.defer(
        () -> {
          WindowedRead progress = new WindowedRead(window, select);
          Mono<List<R>> part =
              Flux.defer(
                      () ->
                          execution.read(
                              session ->
                                  progress
                                      .rows(session, reader)
                                      .flatMapMany(rows -> function.apply(session, rows))))
                  .collectList();
          return part.repeat(() -> !progress.isDone()).concatMapIterable(rows -> rows, 1);
        });
  }

  /** The entities of a type in their order, each with the include loaded. */
  public <E> Mono<List<E>> include(EntityType<E> type, List<E> entities, FollowUp<?> include) {
    return execution
        .read(
            session -> {
              Assembler ofLoad = assembler.ofOneLoad();
              List<Draft> drafts = new ArrayList<>(entities.size());
              entities.forEach(each -> drafts.add(new Draft(type.mapper().state(each), 0)));
              return new Settling(session, ofLoad, Long.MAX_VALUE)
                  .follow(include, drafts)
                  .then(
                      Mono.fromSupplier(
                          () ->
                              drafts.stream()
                                  .map(each -> ofLoad.entity(type, each.state))
                                  .toList()))
                  .flux();
            })
        .single();
  }
}
