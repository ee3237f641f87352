package io.sluice.internal.operation;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.error.SchemaValidationException;
import io.sluice.internal.execution.Session;
import io.sluice.model.EntityType;
import io.sluice.model.TableName;
import io.sluice.schema.StoredSchema;
import io.sluice.schema.TableDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Compares the tables of entities, and those they refer to, with what the server has. */
public final class SchemaValidation {
  private final Engine engine;

  /** For an engine. */
  public SchemaValidation(Engine engine) {
    this.engine = engine;
  }

  /** Completes if all fits; an error that says all that does not. */
  public Mono<Void> validate(Collection<EntityType<?>> types) {
    List<TableDefinition> tables = TableOrder.withTargets(engine, types);
    return tables.isEmpty()
        ? Mono.empty()
        : engine.execution().read(session -> validated(session, tables).flux()).then();
  }

  private static Mono<List<String>> validated(Session session, List<TableDefinition> tables) {
    SchemaReader reader = new SchemaReader(session);
    return reader
        .currentSchema()
        .flatMap(
            schema -> {
              Function<TableName, TableName> resolved =
                  name -> name.schema() == null ? new TableName(schema, name.name()) : name;
              return reader
                  .tables(tables.stream().map(TableDefinition::name).map(resolved).toList())
                  .map(stored -> differences(session.schema(), resolved, tables, stored));
            });
  }

  private static List<String> differences(
      SchemaRenderer renderer,
      Function<TableName, TableName> resolved,
      List<TableDefinition> tables,
      StoredSchema stored) {
    List<String> differences = new ArrayList<>();
    for (TableDefinition each : tables) {
      StoredSchema own = stored.of(resolved.apply(each.name()));
      differences.addAll(new SchemaComparison(renderer, resolved, each, own).differences());
    }
    if (!differences.isEmpty()) {
      throw new SchemaValidationException(differences);
    }
    return differences;
  }
}
