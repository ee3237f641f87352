package io.sluice.schema;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Reference;
import io.sluice.model.ReferentialAction;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as {@code sync()} makes it. Immutable.
 *
 * @param name the name
 * @param columns the columns, in order
 * @param primaryKey the columns of the primary key
 * @param uniques the unique constraints
 * @param foreignKeys the foreign keys that have a constraint
 * @param indexes the indexes
 */
public record TableDefinition(
    TableName name,
    List<Attribute<?, ?>> columns,
    List<String> primaryKey,
    List<Key> uniques,
    List<ForeignKey> foreignKeys,
    List<Key> indexes) {

  /** Copies of the lists. */
  public TableDefinition {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    uniques = List.copyOf(uniques);
    foreignKeys = List.copyOf(foreignKeys);
    indexes = List.copyOf(indexes);
  }

  /** The table of an entity. */
  public static TableDefinition of(EntityType<?> type) {
    List<Key> uniques = new ArrayList<>();
    List<Key> indexes = new ArrayList<>();
    TableName name = type.table();
    for (Attribute<?, ?> each : type.attributes()) {
      if (each.is(Trait.UNIQUE)) {
        uniques.add(Key.of(name, "", List.of(each.column()), true));
      }
    }
    for (EntityType.UniqueKey each : type.uniqueKeys()) {
      uniques.add(Key.of(name, each.name(), columns(type, each.attributes()), true));
    }
    for (Reference<?, ?> each : type.references()) {
      List<String> columns = each.attributes().stream().map(Attribute::column).toList();
      if (!startsKey(type, columns)) {
        indexes.add(Key.of(name, "", columns, false));
      }
    }
    for (EntityType.Index each : type.indexes()) {
      indexes.add(Key.of(name, each.name(), columns(type, each.attributes()), each.unique()));
    }
    return new TableDefinition(
        name,
        List.copyOf(type.attributes()),
        type.key().stream().map(Attribute::column).toList(),
        uniques,
        type.references().stream()
            .filter(Reference::constraint)
            .map(each -> ForeignKey.of(name, each))
            .toList(),
        indexes);
  }

  // the primary key's own index serves a foreign key that it begins with
  private static boolean startsKey(EntityType<?> type, List<String> columns) {
    List<String> key = type.key().stream().map(Attribute::column).toList();
    return columns.size() <= key.size() && key.subList(0, columns.size()).equals(columns);
  }

  private static List<String> columns(EntityType<?> type, List<String> attributes) {
    return attributes.stream().map(each -> type.attribute(each).column()).toList();
  }

  /**
   * A unique constraint or an index.
   *
   * @param name its name
   * @param columns its columns
   * @param unique whether no two rows share values
   */
  public record Key(String name, List<String> columns, boolean unique) {
    static Key of(TableName table, String name, List<String> columns, boolean unique) {
      String generated =
          table.name() + "_" + String.join("_", columns) + (unique ? "_key" : "_idx");
      return new Key(name.isEmpty() ? generated : name, columns, unique);
    }
  }

  /**
   * A foreign key.
   *
   * @param name the constraint's name
   * @param columns its columns
   * @param target the table it refers to
   * @param referenced the columns it refers to
   * @param onDelete what a delete of the parent does
   * @param onUpdate what a change of the parent's key does
   */
  public record ForeignKey(
      String name,
      List<String> columns,
      TableName target,
      List<String> referenced,
      ReferentialAction onDelete,
      ReferentialAction onUpdate) {
    static ForeignKey of(TableName table, Reference<?, ?> key) {
      List<String> columns = key.attributes().stream().map(Attribute::column).toList();
      return new ForeignKey(
          table.name() + "_" + String.join("_", columns) + "_fkey",
          columns,
          key.target().table(),
          key.referenced().stream().map(Attribute::column).toList(),
          key.onDelete(),
          key.onUpdate());
    }
  }
}
