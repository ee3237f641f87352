package io.sluice.internal.operation;

import io.sluice.generated.KeyHolder;
import io.sluice.internal.assembly.AssociationValues;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.BelongsToAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.FixedAttribute;
import io.sluice.model.Trait;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of belongs-to associations that a plain attribute is mapped by: an entity says such a
 * key twice, and what it says must agree. Thread-safe.
 */
final class MappedKeys<E> {
  private final List<BelongsToAssociation<E, ?>> associations;
  private final AssociationValues values;

  MappedKeys(EntityType<E> type, AssociationValues values) {
    this.values = values;
    this.associations =
        type.associations().stream()
            .<BelongsToAssociation<E, ?>>flatMap(MappedKeys::mapped)
            .toList();
  }

  private static <E> Stream<BelongsToAssociation<E, ?>> mapped(Association<E, ?> association) {
    return association instanceof BelongsToAssociation<E, ?> belongsTo && belongsTo.isMapped()
        ? Stream.of(belongsTo)
        : Stream.empty();
  }

  /**
   * Puts the keys of associations into the state of a new row.
   *
   * @throws IllegalArgumentException if two differ
   */
  void settle(@Nullable Object[] state) {
    for (BelongsToAssociation<E, ?> each : associations) {
      settle(each, state);
    }
  }

  private static <E> void settle(BelongsToAssociation<E, ?> association, @Nullable Object[] state) {
    Object held = held(association, state);
    Attribute<E, ?> attribute = association.sourceAttributes().get(0);
    Object own = isUnset(attribute, state) ? null : state[attribute.position()];
    if (held != null && own != null && !Objects.deepEquals(own, held)) {
      throw differing(association, attribute, own, held);
    }
    if (own == null && held != null) {
      state[attribute.position()] = held;
    }
    if (held != null) {
      association.sourceFixed().forEach(each -> settle(association, each, state));
    }
  }

  /** Whether it is a primitive that nobody has given a value. */
  static boolean isUnset(Attribute<?, ?> attribute, @Nullable Object[] state) {
    return attribute.is(Trait.PRIMITIVE)
        && (Boolean.FALSE.equals(state[attribute.position()])
            || (state[attribute.position()] instanceof Number number && number.longValue() == 0));
  }

  /**
   * Puts what tells rows apart into the state of a row that an association leads from.
   *
   * @throws IllegalArgumentException if it says something else
   */
  static void settle(
      Association<?, ?> association, FixedAttribute<?> fixed, @Nullable Object[] state) {
    int position = fixed.attribute().position();
    Object value = fixed.values().get(0);
    Object own = state[position];
    if (own != null && !own.equals(value)) {
      throw new IllegalArgumentException(
          fixed.attribute()
              + " is "
              + own
              + ", but "
              + value
              + " where "
              + association
              + " has a key");
    }
    state[position] = value;
  }

  /**
   * Puts the keys of associations into the state of a row that is there: a key that was read beside
   * an attribute which is null now does not tell which of the two is meant.
   *
   * @throws IllegalArgumentException if two differ
   */
  void settleWhole(@Nullable Object[] state) {
    for (BelongsToAssociation<E, ?> each : associations) {
      Object held = held(each, state);
      Attribute<E, ?> attribute = each.sourceAttributes().get(0);
      if (held != null
          && state[attribute.position()] == null
          && values.isBound(state[each.position()])) {
        throw differing(each, attribute, "null", held);
      }
      settle(each, state);
    }
  }

  /**
   * Puts those keys of associations that are others than before into the state of a row: of
   * attribute and association the one counts that was changed.
   *
   * @throws IllegalArgumentException if both were, and differ
   */
  void settleChanged(@Nullable Object[] old, @Nullable Object[] changed) {
    for (BelongsToAssociation<E, ?> each : associations) {
      Object held = held(each, changed);
      int position = each.sourceAttributes().get(0).position();
      boolean sameKey = Objects.deepEquals(held, held(each, old));
      if (!sameKey && Objects.deepEquals(old[position], changed[position])) {
        changed[position] = held;
        settleChanged(each, held, old, changed);
      } else if (!sameKey && !Objects.deepEquals(changed[position], held)) {
        throw differing(each, each.sourceAttributes().get(0), changed[position], held);
      }
    }
  }

  // what tells rows apart follows the key, unless it was changed itself
  private static void settleChanged(
      Association<?, ?> association,
      @Nullable Object held,
      @Nullable Object[] old,
      @Nullable Object[] changed) {
    if (held == null) {
      return;
    }
    for (FixedAttribute<?> each : association.sourceFixed()) {
      int position = each.attribute().position();
      if (Objects.equals(old[position], changed[position])) {
        changed[position] = null;
      }
      settle(association, each, changed);
    }
  }

  private static @Nullable Object held(
      BelongsToAssociation<?, ?> association, @Nullable Object[] state) {
    return KeyHolder.part((KeyHolder) state[association.position()], association, 0);
  }

  private static IllegalArgumentException differing(
      Association<?, ?> association,
      Attribute<?, ?> attribute,
      @Nullable Object own,
      @Nullable Object held) {
    return new IllegalArgumentException(
        attribute
            + " is "
            + own
            + ", but "
            + association
            + ", which has the same column, refers to "
            + (held == null ? "no row" : held)
            + ": make them agree");
  }
}
