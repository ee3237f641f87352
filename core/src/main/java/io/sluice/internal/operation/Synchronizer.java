package io.sluice.internal.operation;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.internal.execution.Session;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.TableName;
import io.sluice.schema.TableDefinition;
import io.sluice.schema.TableDefinition.ForeignKey;
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
    List<TableDefinition> tables = order(withTargets(types));
    return engine.execution().write(session -> new Creation(session, tables).run());
  }

  /** The creation of tables in their order. For one operation. */
  private record Creation(Session session, List<TableDefinition> tables) {
    Mono<Void> run() {
      SchemaRenderer renderer = session.schema();
      List<Mono<?>> steps = new ArrayList<>();
      List<Mono<?>> later = new ArrayList<>();
      Set<TableName> there = new HashSet<>();
      for (TableDefinition table : tables) {
        there.add(table.name());
        List<ForeignKey> now = new ArrayList<>();
        for (ForeignKey each : table.foreignKeys()) {
          if (there.contains(each.target()) || isOutside(each.target())) {
            now.add(each);
          } else {
            later.add(added(table.name(), each));
          }
        }
        steps.add(session.change(renderer.createTable(table, now)));
        renderer.createIndexes(table).forEach(each -> later.add(session.change(each)));
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

  /** The types, their join tables that have no entity, and all that foreign keys lead to. */
  private List<TableDefinition> withTargets(Collection<EntityType<?>> types) {
    Map<Object, EntityType<?>> all = new LinkedHashMap<>();
    Deque<EntityType<?>> open = new ArrayDeque<>(types);
    while (!open.isEmpty()) {
      EntityType<?> next = open.remove();
      boolean entity = Registry.hasEntity(next);
      if (all.putIfAbsent(entity ? next : next.table(), next) == null) {
        if (entity) {
          engine
              .registry()
              .registered(next)
              .associations()
              .forEach(each -> joinTable(each).ifPresent(open::add));
        }
        next.references().forEach(each -> open.add(each.target()));
      }
    }
    return all.values().stream().map(TableDefinition::of).toList();
  }

  private static Optional<EntityType<?>> joinTable(Association<?, ?> association) {
    return Optional.<Association.Through<?>>ofNullable(association.through())
        .<EntityType<?>>map(Association.Through::type)
        .filter(each -> !Registry.hasEntity(each));
  }

  /** Tables after those they refer to, as far as there are no circles. */
  private static List<TableDefinition> order(List<TableDefinition> tables) {
    List<TableDefinition> ordered = new ArrayList<>();
    Set<TableName> entered = new HashSet<>();
    tables.forEach(each -> visit(each, tables, entered, ordered));
    return ordered;
  }

  private static void visit(
      TableDefinition table,
      List<TableDefinition> all,
      Set<TableName> entered,
      List<TableDefinition> ordered) {
    if (entered.add(table.name())) {
      for (ForeignKey key : table.foreignKeys()) {
        all.stream()
            .filter(each -> each.name().equals(key.target()))
            .forEach(each -> visit(each, all, entered, ordered));
      }
      ordered.add(table);
    }
  }
}
