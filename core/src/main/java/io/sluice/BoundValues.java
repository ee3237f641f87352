package io.sluice;

import io.sluice.internal.assembly.AssociationValues;
import io.sluice.internal.operation.BelongsToManyOperations;
import io.sluice.internal.operation.BelongsToOperations;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.HasManyOperations;
import io.sluice.internal.operation.HasOneOperations;
import io.sluice.model.Association;
import io.sluice.model.BelongsToAssociation;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.HasManyAssociation;
import io.sluice.model.HasOneAssociation;
import io.sluice.model.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes bound association values. Thread-safe. */
final class BoundValues implements AssociationValues {
  private final Engine engine;

  BoundValues(Engine engine) {
    this.engine = engine;
  }

  @Override
  public <S, T> Object unloaded(Association<S, T> association, @Nullable Object[] state) {
    return value(association, state, null, null);
  }

  @Override
  public <S, T> Object loaded(
      Association<S, T> association,
      @Nullable Object[] state,
      List<T> rows,
      List<Object> joinRows) {
    return value(association, state, rows, joinRows);
  }

  @Override
  public <S, T> Object carried(
      Association<S, T> association,
      @Nullable Object[] state,
      @Nullable Object former,
      boolean unread) {
    if (former instanceof BelongsToMany<?, ?> many && many.isCarried(unread)) {
      return value(association, state, cast(association, many.loaded()), many.joinRows());
    } else if (former instanceof ToMany<?> many && many.isCarried(unread)) {
      return value(association, state, cast(association, many.loaded()), null);
    } else if (former instanceof HasOne<?> one && one.isCarried(unread)) {
      return value(association, state, cast(association, one.loaded().stream().toList()), null);
    }
    Object fresh = value(association, state, null, null);
    if (former instanceof BelongsTo<?> one && one.isCarried(unread) && one.equals(fresh)) {
      return value(association, state, cast(association, one.loaded().stream().toList()), null);
    }
    return fresh;
  }

  @Override
  public <T> List<NewRow<T>> newRows(Association<?, T> association, @Nullable Object value) {
    List<?> rows = List.of();
    List<?> joinRows = null;
    if (value instanceof ToMany<?> many) {
      rows = many.newRows();
      joinRows = value instanceof BelongsToMany<?, ?> joined ? joined.joinRows() : null;
    } else if (value instanceof HasOne<?> one) {
      rows = one.newRows();
    } else if (value instanceof BelongsTo<?> one) {
      rows = one.newRows();
    }
    List<NewRow<T>> all = new ArrayList<>();
    List<T> typed = cast(association, rows);
    for (int i = 0; i < typed.size(); i++) {
      all.add(new NewRow<>(typed.get(i), joinRows == null ? null : joinRows.get(i)));
    }
    return all;
  }

  private static <T> List<T> cast(Association<?, T> association, List<?> rows) {
    return rows.stream().<T>map(association.target().javaType()::cast).toList();
  }

  private <S, T> Object value(
      Association<S, T> association,
      @Nullable Object[] state,
      @Nullable List<T> rows,
      @Nullable List<?> joinRows) {
    EntityType<S> source = association.source();
    if (association instanceof BelongsToAssociation<S, T> belongsTo) {
      Key own = Key.ofState(source, source.key(), state);
      return BelongsTo.value(
          own == null ? null : new BelongsToOperations<>(engine, belongsTo, own),
          belongsTo.keyHeldBy(state),
          rows,
          association.toString());
    }
    Key key = Key.ofState(source, association.sourceAttributes(), state);
    if (association instanceof HasOneAssociation<S, T> hasOne) {
      return HasOne.value(
          key == null ? null : new HasOneOperations<>(engine, hasOne, key),
          rows,
          association.toString());
    } else if (association instanceof BelongsToManyAssociation<S, T, ?> many) {
      return belongsToMany(many, key, rows, joinRows);
    }
    return hasMany((HasManyAssociation<S, T>) association, key, rows);
  }

  <S, T> HasMany<T> hasMany(
      HasManyAssociation<S, T> association, @Nullable Key source, @Nullable List<T> rows) {
    return HasMany.value(
        source == null ? null : new HasManyOperations<>(engine, association, source),
        rows,
        association.toString());
  }

  <S, T> HasOne<T> hasOne(HasOneAssociation<S, T> association, Key source) {
    return HasOne.value(
        new HasOneOperations<>(engine, association, source), null, association.toString());
  }

  <S, T, J> BelongsToMany<T, J> belongsToMany(
      BelongsToManyAssociation<S, T, J> association,
      @Nullable Key source,
      @Nullable List<T> rows,
      @Nullable List<?> joinRows) {
    Class<J> joinType = association.through().type().javaType();
    return BelongsToMany.value(
        source == null ? null : new BelongsToManyOperations<>(engine, association, source),
        rows,
        joinRows == null ? null : joinRows.stream().<J>map(joinType::cast).toList(),
        association.toString());
  }
}
