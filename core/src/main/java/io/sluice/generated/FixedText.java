package io.sluice.generated;

import io.sluice.error.ModelException;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.FixedAttribute;
import java.util.ArrayList;
import java.util.List;

/**
 * An attribute by name, and the values that an association fixes it to, as text. Immutable.
 *
 * @param attribute the attribute
 * @param values the values
 */
public record FixedText(String attribute, List<String> values) {
  /** A copy of the list. */
  public FixedText {
    values = List.copyOf(values);
  }

  /**
   * The attributes of the entity that the texts mean.
   *
   * @throws ModelException if one has no such attribute, or a value is none of its type
   */
  public static <E> List<FixedAttribute<E>> read(EntityType<E> type, List<FixedText> texts) {
    List<FixedAttribute<E>> fixed = new ArrayList<>();
    for (FixedText each : texts) {
      fixed.add(each.read(type));
    }
    return List.copyOf(fixed);
  }

  private <E> FixedAttribute<E> read(EntityType<E> entity) {
    try {
      Attribute<E, ?> found = entity.attribute(attribute);
      return new FixedAttribute<>(
          found, values.stream().<Object>map(each -> found.type().parse(each)).toList());
    } catch (IllegalArgumentException thrown) {
      throw new ModelException(
          "@Scope of " + entity + "." + attribute + ": " + thrown.getMessage(), thrown);
    }
  }
}
