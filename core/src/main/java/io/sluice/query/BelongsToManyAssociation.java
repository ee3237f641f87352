package io.sluice.query;

import io.sluice.error.ModelException;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many rows of the target that rows of a join table connect with a row of the source. Immutable and
 * thread-safe.
 *
 * @param <S> the entity that has it
 * @param <T> the entity it leads to
 * @param <J> the entity of the join table
 */
public final class BelongsToManyAssociation<S, T, J> extends ToManyAssociation<S, T> {
  private final Supplier<EntityType<T>> target;
  private final JoinedBy<J> join;
  private final List<ScopeText> scope;
  private final List<ScopeText> throughScope;
  private volatile @Nullable Through<J> known; // made by two threads, it is the same

  /** An association by a join table. */
  public BelongsToManyAssociation(
      Class<S> source,
      int position,
      String name,
      Supplier<EntityType<T>> target,
      JoinedBy<J> join) {
    super(source, position, name);
    this.target = target;
    this.join = join;
    this.scope = List.of();
    this.throughScope = List.of();
  }

  private BelongsToManyAssociation(
      BelongsToManyAssociation<S, T, J> like, List<ScopeText> scope, List<ScopeText> throughScope) {
    super(like.source(), like.position(), like.name());
    this.target = like.target;
    this.join = like.join;
    this.scope = scope;
    this.throughScope = throughScope;
  }

  /** This association, of targets only that have one of the values; for generated code. */
  public BelongsToManyAssociation<S, T, J> scope(String attribute, String... values) {
    return new BelongsToManyAssociation<>(
        this, ScopeText.joined(scope, attribute, values), throughScope);
  }

  /** This association, by join rows only that have one of the values; for generated code. */
  public BelongsToManyAssociation<S, T, J> throughScope(String attribute, String... values) {
    return new BelongsToManyAssociation<>(
        this, scope, ScopeText.joined(throughScope, attribute, values));
  }

  /** An attribute of the join row, where rows come by this association. */
  public <V> Operand<T, V> through(BasicAttribute<J, V> attribute) {
    return new Related.OfValue<>(Related.Way.through(this), attribute);
  }

  /** An attribute of the join row that has an order, where rows come by this association. */
  public <V extends Comparable<? super V>> ComparableOperand<T, V> through(
      ComparableAttribute<J, V> attribute) {
    return new Related.OfComparable<>(Related.Way.through(this), attribute);
  }

  /** A text of the join row, where rows come by this association. */
  public StringOperand<T> through(StringAttribute<J> attribute) {
    return new Related.OfString<>(Related.Way.through(this), attribute);
  }

  /** A number of the join row, where rows come by this association. */
  public <N extends Number & Comparable<? super N>> NumberOperand<T, N> through(
      NumberAttribute<J, N> attribute) {
    return new Related.OfNumber<>(Related.Way.through(this), attribute);
  }

  @Override
  public Kind kind() {
    return Kind.BELONGS_TO_MANY;
  }

  @Override
  public EntityType<T> target() {
    return target.get();
  }

  @Override
  public Through<J> through() {
    Through<J> found = known;
    if (found == null) {
      found = find();
      known = found;
    }
    return found;
  }

  private Through<J> find() {
    EntityType<J> type = join.type();
    return new Through<>(
        type,
        leadingTo(join.near(), source()),
        leadingTo(join.far(), target().javaType()),
        throughScope.isEmpty() ? List.of() : ScopeText.read(type, throughScope));
  }

  private ForeignKey<J, ?> leadingTo(ForeignKey<J, ?> foreignKey, Class<?> expected) {
    if (foreignKey.target().javaType() != expected) {
      throw new ModelException(
          this + " follows " + foreignKey + ", which refers to " + foreignKey.target(), null);
    }
    return foreignKey;
  }

  @Override
  @SuppressWarnings("unchecked") // through() has compared the foreign key's target with the source
  public List<Attribute<S, ?>> sourceAttributes() {
    return ((ForeignKey<J, S>) through().near()).referenced();
  }

  @Override
  @SuppressWarnings("unchecked") // through() has compared the foreign key's target with the target
  public List<Attribute<T, ?>> targetAttributes() {
    return ((ForeignKey<J, T>) through().far()).referenced();
  }

  @Override
  public List<Scope<T>> scope() {
    return scope.isEmpty() ? List.of() : ScopeText.read(target(), scope);
  }

  @Override
  protected void check() {
    super.check();
    through().near().check();
    through().far().check();
  }
}
