package io.sluice.model;

import io.sluice.error.ModelException;
import io.sluice.model.AttributeDefinition.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entity as Sluice knows it: its table, attributes, foreign keys and associations. Immutable and
 * thread-safe; made once, by generated code.
 *
 * @param <E> the entity
 */
public final class EntityType<E> {
  private final Class<E> javaType;
  private final TableName table;
  private final Members<E> members;
  private final List<UniqueKey> uniqueKeys;
  private final List<Index> indexes;
  private final EntityMapper<E> mapper;
  private final List<Attribute<E, ?>> key;
  private final Map<String, Attribute<E, ?>> byName = new HashMap<>();

  private EntityType(Builder<E> builder) {
    this.javaType = builder.javaType;
    this.table = builder.table;
    this.mapper = builder.mapper;
    this.members =
        new Members<>(
            List.copyOf(builder.attributes),
            List.copyOf(builder.foreignKeys),
            List.copyOf(builder.associations));
    this.uniqueKeys = List.copyOf(builder.uniqueKeys);
    this.indexes = List.copyOf(builder.indexes);
    this.key = members.attributes().stream().filter(each -> each.is(Trait.ID)).toList();
    members.attributes().forEach(each -> byName.put(each.name(), each));
  }

  /** A builder of the type, for generated code. */
  public static <E> Builder<E> builder(Class<E> javaType, TableName table, EntityMapper<E> mapper) {
    return new Builder<>(javaType, table, mapper);
  }

  /** The entity's class. */
  public Class<E> javaType() {
    return javaType;
  }

  /** The class's simple name. */
  public String name() {
    return javaType.getSimpleName();
  }

  /** The table. */
  public TableName table() {
    return table;
  }

  /** All attributes by position. */
  public List<Attribute<E, ?>> attributes() {
    return members.attributes();
  }

  /** The attributes of the primary key. */
  public List<Attribute<E, ?>> key() {
    return key;
  }

  /** The foreign keys. */
  public List<ForeignKey<E, ?>> foreignKeys() {
    return members.foreignKeys();
  }

  /** The associations by position. */
  public List<Association<E, ?>> associations() {
    return members.associations();
  }

  /** The unique constraints, without those of single attributes marked unique. */
  public List<UniqueKey> uniqueKeys() {
    return uniqueKeys;
  }

  /** The indexes, without those of foreign keys. */
  public List<Index> indexes() {
    return indexes;
  }

  /** What takes entities apart and puts them together. */
  public EntityMapper<E> mapper() {
    return mapper;
  }

  /** The size of an entity's state. */
  public int stateSize() {
    return members.attributes().size() + members.associations().size();
  }

  /** The attribute with the trait, or null if there is none. */
  public @Nullable Attribute<E, ?> find(Trait trait) {
    return members.attributes().stream().filter(each -> each.is(trait)).findFirst().orElse(null);
  }

  /**
   * The attribute of the name.
   *
   * @throws ModelException if there is none
   */
  public Attribute<E, ?> attribute(String attribute) {
    Attribute<E, ?> found = byName.get(attribute);
    if (found == null) {
      throw new ModelException(
          name()
              + " has no attribute "
              + attribute
              + "; it has "
              + members.attributes().stream()
                  .map(Attribute::name)
                  .collect(Collectors.joining(", ")),
          null);
    }
    return found;
  }

  /** The attributes of the names, in their order. */
  public List<Attribute<E, ?>> attributes(List<String> names) {
    List<Attribute<E, ?>> found = new ArrayList<>();
    names.forEach(each -> found.add(attribute(each)));
    return List.copyOf(found);
  }

  /** Whether no two rows share values of all these attributes. */
  public boolean isUnique(Collection<? extends Attribute<E, ?>> those) {
    return uniqueWithin(those) != null;
  }

  /** Attributes among these whose values no two rows share, or null if there are none. */
  public @Nullable List<Attribute<E, ?>> uniqueWithin(Collection<? extends Attribute<E, ?>> those) {
    if (those.containsAll(key)) {
      return key;
    }
    for (Attribute<E, ?> each : those) {
      if (each.is(Trait.UNIQUE)) {
        return List.of(each);
      }
    }
    Stream<List<String>> uniques =
        Stream.concat(
            uniqueKeys.stream().map(UniqueKey::attributes),
            indexes.stream().filter(Index::unique).map(Index::attributes));
    return uniques.map(this::attributes).filter(those::containsAll).findFirst().orElse(null);
  }

  /**
   * The foreign key that comes from the component.
   *
   * @throws ModelException if there is none
   */
  public ForeignKey<E, ?> foreignKey(String component) {
    ForeignKey<E, ?> found = findForeignKey(component);
    if (found == null) {
      throw new ModelException(name() + " has no foreign key " + component, null);
    }
    return found;
  }

  /** The foreign key that comes from the component, or null if there is none. */
  public @Nullable ForeignKey<E, ?> findForeignKey(String component) {
    return members.foreignKeys().stream()
        .filter(each -> each.name().equals(component))
        .findFirst()
        .orElse(null);
  }

  /**
   * Looks at all that the type refers to.
   *
   * @throws ModelException if something does not fit
   */
  public void check() {
    members.foreignKeys().forEach(ForeignKey::check);
    members.associations().forEach(Association::check);
  }

  @Override
  public String toString() {
    return name();
  }

  /**
   * A unique constraint.
   *
   * @param name the constraint's name, empty for one made from the columns
   * @param attributes the names of the attributes
   */
  public record UniqueKey(String name, List<String> attributes) {}

  /**
   * An index.
   *
   * @param name the index's name, empty for one made from the columns
   * @param attributes the names of the attributes
   * @param unique whether it is unique
   */
  public record Index(String name, List<String> attributes, boolean unique) {}

  private record Members<E>(
      List<Attribute<E, ?>> attributes,
      List<ForeignKey<E, ?>> foreignKeys,
      List<Association<E, ?>> associations) {}

  /**
   * Collects the parts of a type. Not thread-safe.
   *
   * @param <E> the entity
   */
  public static final class Builder<E> {
    private final Class<E> javaType;
    private final TableName table;
    private final EntityMapper<E> mapper;
    private final List<Attribute<E, ?>> attributes = new ArrayList<>();
    private final List<ForeignKey<E, ?>> foreignKeys = new ArrayList<>();
    private final List<Association<E, ?>> associations = new ArrayList<>();
    private final List<UniqueKey> uniqueKeys = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    private Builder(Class<E> javaType, TableName table, EntityMapper<E> mapper) {
      this.javaType = javaType;
      this.table = table;
      this.mapper = mapper;
    }

    /** Adds attributes, by position. */
    public Builder<E> attributes(List<? extends Attribute<E, ?>> more) {
      attributes.addAll(more);
      return this;
    }

    /** Adds foreign keys. */
    public Builder<E> foreignKeys(List<? extends ForeignKey<E, ?>> more) {
      foreignKeys.addAll(more);
      return this;
    }

    /** Adds associations, by position. */
    public Builder<E> associations(List<? extends Association<E, ?>> more) {
      associations.addAll(more);
      return this;
    }

    /** Adds a unique constraint. */
    public Builder<E> unique(String name, String... names) {
      uniqueKeys.add(new UniqueKey(name, List.of(names)));
      return this;
    }

    /** Adds an index. */
    public Builder<E> index(String name, boolean unique, String... names) {
      indexes.add(new Index(name, List.of(names), unique));
      return this;
    }

    /**
     * The type.
     *
     * @throws ModelException if it has no key or its positions do not fit
     */
    public EntityType<E> build() {
      EntityType<E> type = new EntityType<>(this);
      if (type.key.isEmpty()) {
        throw new ModelException(type + " has no key: mark an attribute with @Id", null);
      }
      for (int i = 0; i < attributes.size(); i++) {
        requirePosition(type, i, attributes.get(i).position());
      }
      for (int i = 0; i < associations.size(); i++) {
        requirePosition(type, attributes.size() + i, associations.get(i).position());
      }
      return type;
    }

    private static void requirePosition(EntityType<?> type, int expected, int actual) {
      if (expected != actual) {
        throw new ModelException(type + " has a gap in its positions at " + expected, null);
      }
    }
  }
}
