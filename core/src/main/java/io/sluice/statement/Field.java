package io.sluice.statement;

import io.sluice.model.Attribute;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A column of a table, and what it holds. Immutable and comparable.
 *
 * @param column the column, unquoted
 * @param type the type of its values
 */
public record Field(String column, DataType<?> type) {
  /** The column of an attribute. */
  public static Field of(Attribute<?, ?> attribute) {
    return new Field(attribute.column(), attribute.type());
  }

  /** The columns of attributes. */
  public static List<Field> of(Collection<? extends Attribute<?, ?>> attributes) {
    List<Field> fields = new ArrayList<>(attributes.size());
    attributes.forEach(each -> fields.add(of(each)));
    return List.copyOf(fields);
  }
}
