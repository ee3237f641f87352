package io.sluice.schema;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.Deferrable;
import io.sluice.model.EntityType;
import io.sluice.model.IndexOptions;
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
 * @param notes what is said of it beside
 */
public record TableDefinition(
    TableName name,
    List<Attribute<?, ?>> columns,
    List<String> primaryKey,
    List<Key> uniques,
    List<ForeignKey> foreignKeys,
    List<Key> indexes,
    Notes notes) {

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
    TableName name = type.table();
    for (Attribute<?, ?> each : type.attributes()) {
      if (each.is(Trait.UNIQUE)) {
        uniques.add(Key.of(name, "", List.of(each.column()), true));
      }
    }
    for (EntityType.UniqueKey each : type.uniqueKeys()) {
      uniques.add(Key.of(name, each.name(), columns(type, each.attributes()), true));
    }
    return new TableDefinition(
        name,
        List.copyOf(type.attributes()),
        keyOf(type),
        uniques,
        type.references().stream()
            .filter(Reference::constraint)
            .map(each -> ForeignKey.of(name, each))
            .toList(),
        indexes(type, uniques),
        new Notes(checks(type), type.comment()));
  }

  private static List<Key> indexes(EntityType<?> type, List<Key> uniques) {
    List<Key> indexes = new ArrayList<>();
    TableName name = type.table();
    for (Reference<?, ?> each : type.references()) {
      List<String> columns = each.attributes().stream().map(Attribute::column).toList();
      if (!startsOne(columns, keyOf(type), uniques)) {
        indexes.add(Key.of(name, "", columns, false));
      }
    }
    for (Association<?, ?> each : type.associations()) {
      if (!each.sourceFixed().isEmpty()) {
        Key pair = Key.of(name, "", pair(each), false);
        if (!indexes.contains(pair)) {
          indexes.add(pair);
        }
      }
    }
    for (EntityType.Index each : type.indexes()) {
      Key key = Key.of(name, each.name(), columns(type, each.attributes()), each.unique());
      indexes.add(
          key.with(each.options().renamed(attribute -> type.attribute(attribute).column())));
    }
    return indexes;
  }

  private static List<Check> checks(EntityType<?> type) {
    List<Check> checks = new ArrayList<>();
    for (EntityType.Check each : type.checks()) {
      String number = checks.isEmpty() ? "" : String.valueOf(checks.size());
      String name = each.name().isEmpty() ? type.table().name() + "_check" + number : each.name();
      checks.add(new Check(name, each.condition()));
    }
    return checks;
  }

  /** This table with a further index, unless it has one that begins with its columns. */
  public TableDefinition withIndex(List<String> columns) {
    boolean there =
        startsOne(columns, primaryKey, uniques)
            || indexes.stream()
                .anyMatch(each -> each.options().isWhole() && starts(columns, each.columns()));
    if (there) {
      return this;
    }
    List<Key> more = new ArrayList<>(indexes);
    more.add(Key.of(name, "", columns, false));
    return new TableDefinition(name, this.columns, primaryKey, uniques, foreignKeys, more, notes);
  }

  /** What tells apart the rows that a column refers to, and then the column. */
  private static List<String> pair(Association<?, ?> association) {
    List<String> columns = new ArrayList<>();
    association.sourceFixed().forEach(each -> columns.add(each.attribute().column()));
    association.sourceAttributes().forEach(each -> columns.add(each.column()));
    return columns;
  }

  private static List<String> keyOf(EntityType<?> type) {
    return type.key().stream().map(Attribute::column).toList();
  }

  // a server has an index of each key, which serves its first columns, too
  private static boolean startsOne(List<String> columns, List<String> primary, List<Key> uniques) {
    return starts(columns, primary)
        || uniques.stream().anyMatch(each -> starts(columns, each.columns()));
  }

  private static boolean starts(List<String> columns, List<String> key) {
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
   * @param options what an index is beside, with the names of columns
   */
  public record Key(String name, List<String> columns, boolean unique, IndexOptions options) {
    static Key of(TableName table, String name, List<String> columns, boolean unique) {
      String generated =
          table.name() + "_" + String.join("_", columns) + (unique ? "_key" : "_idx");
      return new Key(name.isEmpty() ? generated : name, columns, unique, IndexOptions.NONE);
    }

    Key with(IndexOptions further) {
      return new Key(name, columns, unique, further);
    }
  }

  /**
   * What is said of a table beside its columns and keys.
   *
   * @param checks conditions that all rows have to meet
   * @param comment what the database says of it, empty for nothing
   */
  public record Notes(List<Check> checks, String comment) {
    /** A copy of the list. */
    public Notes {
      checks = List.copyOf(checks);
    }
  }

  /**
   * A condition that all rows have to meet.
   *
   * @param name the constraint's name
   * @param condition the condition as SQL
   */
  public record Check(String name, String condition) {}

  /**
   * A foreign key.
   *
   * @param name the constraint's name
   * @param columns its columns
   * @param target the table it refers to
   * @param referenced the columns it refers to
   * @param onDelete what a delete of the parent does
   * @param onUpdate what a change of the parent's key does
   * @param deferrable whether it can be checked later than at the end of a statement
   */
  public record ForeignKey(
      String name,
      List<String> columns,
      TableName target,
      List<String> referenced,
      ReferentialAction onDelete,
      ReferentialAction onUpdate,
      Deferrable deferrable) {
    /** This foreign key to another table. */
    public ForeignKey to(TableName other) {
      return new ForeignKey(name, columns, other, referenced, onDelete, onUpdate, deferrable);
    }

    static ForeignKey of(TableName table, Reference<?, ?> key) {
      List<String> columns = key.attributes().stream().map(Attribute::column).toList();
      return new ForeignKey(
          table.name() + "_" + String.join("_", columns) + "_fkey",
          columns,
          key.target().table(),
          key.referenced().stream().map(Attribute::column).toList(),
          key.onDelete(),
          key.onUpdate(),
          key.deferrable());
    }
  }
}
