package io.sluice.generated;

import io.sluice.error.ModelException;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.Reference;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A join table that has no entity of its own: two foreign keys, together its primary key. Immutable
 * and thread-safe; looks at the entities only when asked.
 */
public final class JoinTableDefinition {
  static final String NEAR = "near";
  static final String FAR = "far";
  private final TableName name;
  private final Side near;
  private final Side far;
  private @Nullable EntityType<JoinRow> type; // one for all, as types are equal to themselves only

  /**
   * A join table.
   *
   * @param name the table
   * @param near the foreign key that refers to the entity that has the association
   * @param far the foreign key that refers to the other
   */
  public JoinTableDefinition(TableName name, Side near, Side far) {
    this.name = name;
    this.near = near;
    this.far = far;
  }

  /**
   * The entity of its rows, with two foreign keys.
   *
   * @throws ModelException if something does not fit
   */
  public synchronized EntityType<JoinRow> type() {
    EntityType<JoinRow> known = type;
    if (known == null) {
      known = build();
      type = known;
    }
    return known;
  }

  private EntityType<JoinRow> build() {
    List<Attribute<JoinRow, ?>> all = new ArrayList<>();
    Reference<JoinRow, ?> nearKey = near.reference(NEAR, this, all);
    Reference<JoinRow, ?> farKey = far.reference(FAR, this, all);
    List<String> columns = all.stream().map(Attribute::column).toList();
    if (columns.stream().distinct().count() < columns.size()) {
      throw new ModelException(
          "The join table "
              + name
              + " has a column twice: "
              + columns
              + "; name them by @JoinTable(columns, otherColumns)",
          null);
    }
    return new EntityTypeBuilder<>(
            EntityTypeBuilder.VERSION, JoinRow.class, name, JoinRow.mapper(columns))
        .attributes(all)
        .references(List.of(nearKey, farKey))
        .build();
  }

  /**
   * One of the two foreign keys.
   *
   * @param target the entity it refers to
   * @param columns its columns, empty to make them of the entity's name and the referenced columns
   * @param referenced the names of the attributes it refers to, empty for the key
   * @param actions what its constraint does
   */
  public record Side(
      Supplier<? extends EntityType<?>> target,
      List<String> columns,
      List<String> referenced,
      Reference.Actions actions) {

    private Reference<JoinRow, ?> reference(
        String component, JoinTableDefinition table, List<Attribute<JoinRow, ?>> all) {
      return referenceTo(target.get(), component, table, all);
    }

    private <T> Reference<JoinRow, T> referenceTo(
        EntityType<T> entity,
        String component,
        JoinTableDefinition table,
        List<Attribute<JoinRow, ?>> all) {
      List<Attribute<T, ?>> others =
          referenced.isEmpty() ? entity.key() : entity.attributes(referenced);
      if (!columns.isEmpty() && columns.size() != others.size()) {
        throw new ModelException(
            "The join table " + table.name + " has columns " + columns + " for " + others, null);
      }
      List<Attribute<JoinRow, ?>> own = new ArrayList<>();
      for (int i = 0; i < others.size(); i++) {
        String column = columns.isEmpty() ? defaultColumn(entity, others.get(i)) : columns.get(i);
        int position = all.size() + own.size();
        own.add(
            new Attribute<>(
                AttributeDefinition.of(table::type, position, column, column, others.get(i).type())
                    .with(Trait.ID, Trait.NOT_NULL)));
      }
      all.addAll(own);
      return new Reference<>(component, own, () -> entity, referenced, actions);
    }

    private static String defaultColumn(EntityType<?> type, Attribute<?, ?> attribute) {
      String words = type.name().replaceAll("(?<=[^A-Z_])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_");
      return words.toLowerCase(Locale.ROOT) + "_" + attribute.column();
    }
  }
}
