package io.sluice.internal.operation;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.error.TransactionException;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Planner;
import io.sluice.model.EntityType;
import io.sluice.model.TableName;
import io.sluice.schema.TableDefinition;
import io.sluice.schema.TableDefinition.ForeignKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates the tables of entities, referenced ones first; a foreign key that closes a circle is
 * added when all tables are there. Thread-safe.
 */
public final class Synchronizer {
  private final Engine engine;

  /** A synchronizer. */
  public Synchronizer(Engine engine) {
    this.engine = engine;
  }

  /** Creates what is not there; changes nothing that is. */
  public Mono<Void> sync(Collection<EntityType<?>> types) {
    List<TableDefinition> tables = TableOrder.withTargets(engine, types);
    return engine.execution().write(session -> alone(session, new Creation(session, tables)));
  }

  /** While no other process makes tables. */
  private static Mono<Void> alone(Session session, Creation creation) {
    SchemaRenderer renderer = session.schema();
    Mono<Void> lock =
        session
            .rows(renderer.lock(), Planner.COUNT)
            .filter(got -> got == 1)
            .next()
            .switchIfEmpty(
                Mono.error(
                    () ->
                        new TransactionException(
                            "Another process makes tables for too long: sync() has waited for it",
                            null)))
            .then();
    Sql unlock = renderer.unlock();
    Mono<Void> release = unlock == null ? Mono.empty() : session.cleanUp(unlock);
    return lock.then(
        Mono.usingWhen(
            Mono.just(creation),
            Creation::run,
            made -> release,
            (made, error) -> release,
            made -> release));
  }

  /** The creation of tables in their order. For one operation. */
  private record Creation(Session session, List<TableDefinition> tables) {
    Mono<Void> run() {
      boolean asks =
          session.schema().refersWithinSchema()
              && tables.stream()
                  .anyMatch(
                      table ->
                          table.foreignKeys().stream().anyMatch(key -> leaves(table.name(), key)));
      return asks ? new SchemaReader(session).currentSchema().flatMap(this::run) : run("");
    }

    /** Whether it leads out of a schema that is named to one that is not. */
    private static boolean leaves(TableName table, ForeignKey key) {
      return table.schema() != null && key.target().schema() == null;
    }

    private static ForeignKey named(TableName table, ForeignKey key, String schema) {
      return schema.isEmpty() || !leaves(table, key)
          ? key
          : key.to(new TableName(schema, key.target().name()));
    }

    /**
     * Runs it.
     *
     * @param schema that of tables which are named without one; empty where nobody has to know it
     */
    private Mono<Void> run(String schema) {
      SchemaRenderer renderer = session.schema();
      List<Mono<?>> steps = new ArrayList<>();
      List<Mono<?>> later = new ArrayList<>();
      Set<TableName> there = new HashSet<>();
      tables.forEach(renderer::check);
      for (TableDefinition table : tables) {
        there.add(table.name());
        List<ForeignKey> now = new ArrayList<>();
        for (ForeignKey each : table.foreignKeys()) {
          if (there.contains(each.target()) || isOutside(each.target())) {
            now.add(named(table.name(), each, schema));
          } else {
            later.add(added(table.name(), named(table.name(), each, schema)));
          }
        }
        renderer.createTypes(table).forEach(each -> steps.add(session.change(each)));
        steps.add(session.change(renderer.createTable(table, now)));
        renderer.createIndexes(table).forEach(each -> later.add(session.change(each)));
        renderer.comments(table).forEach(each -> later.add(session.change(each)));
      }
      return Flux.concat(steps).thenMany(Flux.concat(later)).then();
    }

    private boolean isOutside(TableName target) {
      return tables.stream().noneMatch(each -> each.name().equals(target));
    }

    private Mono<Long> added(TableName table, ForeignKey key) {
      SchemaRenderer renderer = session.schema();
      return session
          .rows(renderer.hasConstraint(table, key.name()), row -> true)
          .hasElements()
          .flatMap(
              there -> there ? Mono.empty() : session.change(renderer.addReference(table, key)));
    }
  }
}
