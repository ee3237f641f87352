package io.sluice.internal.operation;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.internal.execution.Execution;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.TableName;
import io.sluice.schema.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    List<Table> tables = order(withTargets(types).stream().map(Table::of).toList());
    Execution execution = engine.execution();
    return execution.atomic(session -> create(tables, execution.dialect().schemaRenderer()));
  }

  private Mono<Void> create(List<Table> tables, SchemaRenderer renderer) {
    List<Mono<?>> steps = new ArrayList<>();
    List<Mono<?>> later = new ArrayList<>();
    Set<TableName> there = new HashSet<>();
    for (Table table : tables) {
      there.add(table.name());
      List<Table.Reference> now = new ArrayList<>();
      for (Table.Reference each : table.references()) {
        boolean outside = tables.stream().noneMatch(other -> other.name().equals(each.target()));
        if (outside || there.contains(each.target())) {
          now.add(each);
        } else {
          later.add(addReference(renderer, table.name(), each));
        }
      }
      steps.add(run(renderer.createTable(table, now)));
      renderer.createIndexes(table).forEach(each -> later.add(run(each)));
    }
    return Flux.concat(steps).thenMany(Flux.concat(later)).then();
  }

  /** The types, their join tables that have no entity, and all that foreign keys lead to. */
  private Collection<EntityType<?>> withTargets(Collection<EntityType<?>> types) {
    Map<Object, EntityType<?>> all = new LinkedHashMap<>();
    Deque<EntityType<?>> open = new ArrayDeque<>(types);
    while (!open.isEmpty()) {
      EntityType<?> next = open.remove();
      boolean plain = next.javaType() == JoinRow.class;
      if (all.putIfAbsent(plain ? next.table() : next.javaType(), next) == null) {
        if (!plain) {
          engine
              .registered(next)
              .associations()
              .forEach(each -> joinTable(each).ifPresent(open::add));
        }
        next.foreignKeys().forEach(each -> open.add(each.target()));
      }
    }
    return all.values();
  }

  private static Optional<EntityType<?>> joinTable(Association<?, ?> association) {
    Association.Through<?> through = association.through();
    return through == null || through.type().javaType() != JoinRow.class
        ? Optional.empty()
        : Optional.of(through.type());
  }

  private Mono<Long> run(Sql sql) {
    return engine.execution().change(sql);
  }

  private Mono<Long> addReference(
      SchemaRenderer renderer, TableName table, Table.Reference reference) {
    return engine
        .execution()
        .rows(renderer.hasConstraint(table, reference.name()), row -> true)
        .hasElements()
        .flatMap(there -> there ? Mono.empty() : run(renderer.addReference(table, reference)));
  }

  /** Tables after those they refer to, as far as there are no circles. */
  private static List<Table> order(List<Table> tables) {
    List<Table> ordered = new ArrayList<>();
    Set<TableName> entered = new HashSet<>();
    tables.forEach(each -> visit(each, tables, entered, ordered));
    return ordered;
  }

  private static void visit(
      Table table, List<Table> all, Set<TableName> entered, List<Table> ordered) {
    if (entered.add(table.name())) {
      for (Table.Reference reference : table.references()) {
        all.stream()
            .filter(each -> each.name().equals(reference.target()))
            .forEach(each -> visit(each, all, entered, ordered));
      }
      ordered.add(table);
    }
  }
}
