package io.sluice.internal.operation;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.error.AssociationException;
import io.sluice.internal.execution.Session;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.ValueReader;
import io.sluice.model.EntityType;
import io.sluice.model.TableName;
import io.sluice.schema.TableDefinition;
import io.sluice.schema.TableDefinition.ForeignKey;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Drops or empties the tables of entities and of their join tables, and no others: what others
 * refer to stays. Thread-safe.
 */
public final class Clearance {
  private static final RowReader<String> NAME =
      new ValueReader(0, DataType.STRING, "table_name").required(String.class);

  private final Engine engine;

  /** For an engine. */
  public Clearance(Engine engine) {
    this.engine = engine;
  }

  /** Drops those of the tables that are there; first the foreign keys that may close circles. */
  public Mono<Void> drop(Collection<EntityType<?>> types) {
    List<TableDefinition> tables = TableOrder.alone(engine, types);
    return engine.execution().write(session -> Flux.concat(drops(session, tables)).then());
  }

  private static List<Mono<?>> drops(Session session, List<TableDefinition> tables) {
    List<Mono<?>> keys = new ArrayList<>();
    List<Mono<?>> drops = new ArrayList<>();
    Set<TableName> before = new HashSet<>();
    for (TableDefinition table : tables) {
      before.add(table.name());
      for (ForeignKey each : table.foreignKeys()) {
        if (!before.contains(each.target())) {
          keys.add(dropped(session, table.name(), each));
        }
      }
      drops.add(session.change(session.schema().dropTable(table.name())));
    }
    Collections.reverse(drops);
    keys.addAll(drops);
    tables.forEach(
        table -> session.schema().dropTypes(table).forEach(each -> keys.add(session.change(each))));
    return keys;
  }

  private static Mono<Long> dropped(Session session, TableName table, ForeignKey key) {
    SchemaRenderer renderer = session.schema();
    return session
        .rows(renderer.hasConstraint(table, key.name()), row -> true)
        .hasElements()
        .flatMap(
            there -> there ? session.change(renderer.dropReference(table, key)) : Mono.empty());
  }

  /** Empties the tables; generated keys begin anew. */
  public Mono<Void> truncate(Collection<EntityType<?>> types) {
    List<TableName> tables =
        TableOrder.alone(engine, types).stream().map(TableDefinition::name).toList();
    return tables.isEmpty()
        ? Mono.empty()
        : engine
            .execution()
            .write(session -> unreferenced(session, tables).then(truncated(session, tables)));
  }

  private static Mono<Void> unreferenced(Session session, List<TableName> tables) {
    Sql others = session.schema().referringTo(tables);
    return others == null
        ? Mono.empty()
        : session
            .rows(others, NAME)
            .collectList()
            .flatMap(
                names ->
                    names.isEmpty()
                        ? Mono.empty()
                        : Mono.error(
                            () ->
                                new AssociationException(
                                    "Tables that are not to be emptied refer to those that are: "
                                        + names,
                                    null)));
  }

  private static Mono<Void> truncated(Session session, List<TableName> tables) {
    SchemaRenderer renderer = session.schema();
    Mono<Void> truncation =
        Flux.fromIterable(renderer.truncate(tables)).concatMap(session::change, 1).then();
    Sql after = renderer.afterTruncate();
    return after == null
        ? truncation
        : Mono.usingWhen(
            Mono.just(after),
            ignored -> truncation,
            session::cleanUp,
            (sql, error) -> session.cleanUp(sql),
            session::cleanUp);
  }
}
