package io.sluice;

import io.sluice.internal.association.AssociationValues;
import io.sluice.internal.association.States;
import io.sluice.internal.operation.BelongsToOperations;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.HasManyOperations;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.BelongsToAssociation;
import io.sluice.query.HasManyAssociation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes bound association values. Thread-safe. */
final class Handles implements AssociationValues {
  private final Engine engine;

  Handles(Engine engine) {
    this.engine = engine;
  }

  @Override
  public <S, T> Object unloaded(Association<S, T> association, @Nullable Object[] state) {
    return value(association, state, null);
  }

  @Override
  public <S, T> Object loaded(
      Association<S, T> association, @Nullable Object[] state, List<T> rows) {
    return value(association, state, rows);
  }

  @Override
  public <S, T> Object carried(
      Association<S, T> association, @Nullable Object[] state, @Nullable Object former) {
    if (former instanceof HasMany<?> many && many.isLoaded()) {
      return value(association, state, cast(association, many.loaded()));
    }
    Object fresh = value(association, state, null);
    if (former instanceof BelongsTo<?> one && one.isLoaded() && one.equals(fresh)) {
      return value(association, state, cast(association, one.loaded().stream().toList()));
    }
    return fresh;
  }

  private static <T> List<T> cast(Association<?, T> association, List<?> rows) {
    return rows.stream().<T>map(association.target().javaType()::cast).toList();
  }

  private <S, T> Object value(
      Association<S, T> association, @Nullable Object[] state, @Nullable List<T> rows) {
    String name = association.toString();
    List<Object> parts = States.values(state, association.sourceAttributes());
    if (association instanceof BelongsToAssociation<S, T> belongsTo) {
      EntityType<S> source = engine.type(association.source());
      List<Object> own = States.values(state, source.key());
      return BelongsTo.value(
          own == null ? null : new BelongsToOperations<>(engine, source, belongsTo, own),
          parts == null ? null : belongsTo.key(parts),
          rows,
          name);
    }
    return hasMany((HasManyAssociation<S, T>) association, parts, rows);
  }

  <S, T> HasMany<T> hasMany(
      HasManyAssociation<S, T> association, @Nullable List<Object> source, @Nullable List<T> rows) {
    return HasMany.value(
        source == null ? null : new HasManyOperations<>(engine, association, source),
        rows,
        association.toString());
  }
}
