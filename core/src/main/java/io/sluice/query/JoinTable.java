package io.sluice.query;

import io.sluice.error.ModelException;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import io.sluice.model.JoinRow;
import io.sluice.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A join table that has no entity of its own: two foreign keys, together its primary key. Immutable
 * and thread-safe; looks at the entities only when asked.
 */
public final class JoinTable {
  static final String NEAR = "near";
  static final String FAR = "far";
  private final TableName name;
  private final Side near;
  private final Side far;
  private volatile @Nullable EntityType<JoinRow> type;

  /**
   * A join table.
   *
   * @param name the table
   * @param near the foreign key that refers to the entity that has the association
   * @param far the foreign key that refers to the other
   */
  public JoinTable(TableName name, Side near, Side far) {
    this.name = name;
    this.near = near;
    this.far = far;
  }

  /**
   * The entity of its rows, with two foreign keys.
   *
   * @throws ModelException if something does not fit
   */
  public EntityType<JoinRow> type() {
    EntityType<JoinRow> known = type;
    if (known == null) {
      known = build();
      type = known; // two threads may build it: both are alike
    }
    return known;
  }

  private EntityType<JoinRow> build() {
    List<Attribute<JoinRow, ?>> all = new ArrayList<>();
    ForeignKey<JoinRow, ?> nearKey = near.foreignKey(NEAR, this, all);
    ForeignKey<JoinRow, ?> farKey = far.foreignKey(FAR, this, all);
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
    return EntityType.builder(JoinRow.class, name, JoinRow.mapper(columns))
        .attributes(all)
        .foreignKeys(List.of(nearKey, farKey))
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
      ForeignKey.Actions actions) {

    private ForeignKey<JoinRow, ?> foreignKey(
        String component, JoinTable table, List<Attribute<JoinRow, ?>> all) {
      return keyTo(target.get(), component, table, all);
    }

    private <T> ForeignKey<JoinRow, T> keyTo(
        EntityType<T> type, String component, JoinTable table, List<Attribute<JoinRow, ?>> all) {
      List<Attribute<T, ?>> others =
          referenced.isEmpty() ? type.key() : type.attributes(referenced);
      if (!columns.isEmpty() && columns.size() != others.size()) {
        throw new ModelException(
            "The join table " + table.name + " has columns " + columns + " for " + others, null);
      }
      List<Attribute<JoinRow, ?>> own = new ArrayList<>();
      for (int i = 0; i < others.size(); i++) {
        String column = columns.isEmpty() ? defaultColumn(type, others.get(i)) : columns.get(i);
        int position = all.size() + own.size();
        own.add(
            new BasicAttribute<>(
                AttributeDefinition.of(
                        JoinRow.class, position, column, column, others.get(i).type())
                    .with(Trait.ID, Trait.NOT_NULL)));
      }
      all.addAll(own);
      return new ForeignKey<>(component, own, () -> type, referenced, actions);
    }

    private static String defaultColumn(EntityType<?> type, Attribute<?, ?> attribute) {
      String words = type.name().replaceAll("(?<=[^A-Z_])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_");
      return words.toLowerCase(Locale.ROOT) + "_" + attribute.column();
    }
  }
}
