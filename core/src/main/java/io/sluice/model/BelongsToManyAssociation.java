package io.sluice.model;

import io.sluice.error.ModelException;
import io.sluice.generated.AssociationDefinition;
import io.sluice.generated.FixedText;
import io.sluice.generated.JoinDefinition;
import io.sluice.query.AssociatedValue;
import io.sluice.query.AssociatedValue.Row;
import io.sluice.query.ComparableOperand;
import io.sluice.query.NumberOperand;
import io.sluice.query.Operand;
import io.sluice.query.StringOperand;
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
  private final JoinDefinition<J> join;
  private volatile @Nullable Through<J> known; // made by two threads, it is the same

  /** An association by a join table. */
  public BelongsToManyAssociation(
      AssociationDefinition<S> definition, Supplier<EntityType<T>> target, JoinDefinition<J> join) {
    super(definition);
    this.target = target;
    this.join = join;
  }

  /** An attribute of the join row, where rows come by this association. */
  public <V> Operand<T, V> through(Attribute<J, V> attribute) {
    return new AssociatedValue.OfValue<>(this, Row.JOIN_ROW, attribute);
  }

  /** An attribute of the join row that has an order, where rows come by this association. */
  public <V extends Comparable<? super V>> ComparableOperand<T, V> through(
      ComparableAttribute<J, V> attribute) {
    return new AssociatedValue.OfComparable<>(this, Row.JOIN_ROW, attribute);
  }

  /** A text of the join row, where rows come by this association. */
  public StringOperand<T> through(StringAttribute<J> attribute) {
    return new AssociatedValue.OfString<>(this, Row.JOIN_ROW, attribute);
  }

  /** A number of the join row, where rows come by this association. */
  public <N extends Number & Comparable<? super N>> NumberOperand<T, N> through(
      NumberAttribute<J, N> attribute) {
    return new AssociatedValue.OfNumber<>(this, Row.JOIN_ROW, attribute);
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
    List<FixedText> fixed = definition().throughFixed();
    return new Through<>(
        type,
        leadingTo(join.near(), source()),
        leadingTo(join.far(), target()),
        fixed.isEmpty() ? List.of() : FixedText.read(type, fixed));
  }

  private Reference<J, ?> leadingTo(Reference<J, ?> reference, EntityType<?> expected) {
    if (reference.target() != expected) {
      throw new ModelException(
          this + " follows " + reference + ", which refers to " + reference.target(), null);
    }
    return reference;
  }

  @Override
  @SuppressWarnings("unchecked") // through() has compared the foreign key's target with the source
  public List<Attribute<S, ?>> sourceAttributes() {
    return ((Reference<J, S>) through().near()).referenced();
  }

  @Override
  @SuppressWarnings("unchecked") // through() has compared the foreign key's target with the target
  public List<Attribute<T, ?>> targetAttributes() {
    return ((Reference<J, T>) through().far()).referenced();
  }

  @Override
  void check() {
    super.check();
    through().near().check();
    through().far().check();
  }
}
