package io.sluice;

import io.sluice.internal.assembly.AssociationValues;
import io.sluice.internal.operation.BelongsToManyOperations;
import io.sluice.internal.operation.BelongsToOperations;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.HasManyOperations;
import io.sluice.internal.operation.HasOneOperations;
import io.sluice.internal.operation.LoadScope;
import io.sluice.model.Association;
import io.sluice.model.Association.Kind;
import io.sluice.model.Attribute;
import io.sluice.model.BelongsToAssociation;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.HasManyAssociation;
import io.sluice.model.HasOneAssociation;
import io.sluice.model.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes bound association values. Thread-safe. */
final class BoundValues implements AssociationValues {
  private final LoadScope scope;

  BoundValues(Engine engine) {
    this(LoadScope.none(engine));
  }

  private BoundValues(LoadScope scope) {
    this.scope = scope;
  }

  @Override
  public AssociationValues ofOneLoad() {
    LoadScope further = scope.ofOneLoad();
    return further == scope ? this : new BoundValues(further);
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
  public <S> Object inPart(
      Association<S, ?> association,
      Object value,
      List<? extends Attribute<S, ?>> unread,
      @Nullable Key key) {
    Origin origin = Origin.of(association.toString()).without(unread, key);
    if (value instanceof BelongsTo<?> one) {
      List<Attribute<S, ?>> holders = new ArrayList<>(association.sourceAttributes());
      association.sourceFixed().forEach(each -> holders.add(each.attribute()));
      return one.of(origin, unread.stream().noneMatch(holders::contains));
    } else if (value instanceof HasOne<?> one) {
      return one.of(origin);
    }
    return value instanceof BelongsToMany<?, ?> many
        ? many.of(origin)
        : ((HasMany<?>) value).of(origin);
  }

  @Override
  public List<? extends Attribute<?, ?>> unread(@Nullable Object value, @Nullable Key key) {
    Origin origin = Origin.NONE;
    if (value instanceof ToMany<?> many) {
      origin = many.origin();
    } else if (value instanceof HasOne<?> one) {
      origin = one.origin();
    } else if (value instanceof BelongsTo<?> one) {
      origin = one.origin();
    }
    return Objects.equals(origin.row(), key) ? origin.unread() : List.of();
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
    if (rows.isEmpty()) {
      return List.of();
    }
    List<NewRow<T>> all = new ArrayList<>(rows.size());
    List<T> typed = cast(association, rows);
    for (int i = 0; i < typed.size(); i++) {
      all.add(new NewRow<>(typed.get(i), joinRows == null ? null : joinRows.get(i)));
    }
    return all;
  }

  @Override
  public boolean isBound(@Nullable Object value) {
    return value instanceof BelongsTo<?> one && one.isBound();
  }

  private static <T> List<T> cast(Association<?, T> association, List<?> rows) {
    return rows.isEmpty()
        ? List.of()
        : rows.stream().<T>map(association.target().javaType()::cast).toList();
  }

  private <S, T> Object value(
      Association<S, T> association,
      @Nullable Object[] state,
      @Nullable List<T> rows,
      @Nullable List<?> joinRows) {
    List<Attribute<S, ?>> own =
        association.kind() == Kind.BELONGS_TO
            ? association.source().key()
            : association.sourceAttributes();
    if (!Key.isIn(own, state)) {
      return unbound(association, state, rows, joinRows);
    } else if (association instanceof BelongsToAssociation<S, T> one) {
      return BelongsTo.value(
          new BelongsToOperations<>(scope, one, state), one.heldBy(state), rows, null);
    } else if (association instanceof HasManyAssociation<S, T> many) {
      return hasMany(many, state, rows);
    } else if (association instanceof HasOneAssociation<S, T> one) {
      return hasOne(one, state, rows);
    }
    return belongsToMany((BelongsToManyAssociation<S, T, ?>) association, state, rows, joinRows);
  }

  /** The value of a row that lacks what its operations need. */
  @SuppressWarnings("unchecked") // rows of the association's join table
  private static <S, T> Object unbound(
      Association<S, T> association,
      @Nullable Object[] state,
      @Nullable List<T> rows,
      @Nullable List<?> joinRows) {
    Origin origin = Origin.of(association.toString());
    return switch (association.kind()) {
      case BELONGS_TO ->
          BelongsTo.value(
              null, ((BelongsToAssociation<S, T>) association).heldBy(state), rows, origin);
      case HAS_ONE -> HasOne.value(null, rows, origin);
      case HAS_MANY -> HasMany.value(null, rows, origin);
      case BELONGS_TO_MANY -> BelongsToMany.value(null, rows, (List<Object>) joinRows, origin);
    };
  }

  <S, T> HasMany<T> hasMany(
      HasManyAssociation<S, T> association, @Nullable Object[] state, @Nullable List<T> rows) {
    return HasMany.value(new HasManyOperations<>(scope, association, state), rows, null);
  }

  <S, T> HasOne<T> hasOne(
      HasOneAssociation<S, T> association, @Nullable Object[] state, @Nullable List<T> rows) {
    return HasOne.value(new HasOneOperations<>(scope, association, state), rows, null);
  }

  @SuppressWarnings("unchecked") // rows of the association's join table
  <S, T, J> BelongsToMany<T, J> belongsToMany(
      BelongsToManyAssociation<S, T, J> association,
      @Nullable Object[] state,
      @Nullable List<T> rows,
      @Nullable List<?> joinRows) {
    return BelongsToMany.value(
        new BelongsToManyOperations<>(scope, association, state), rows, (List<J>) joinRows, null);
  }
}
