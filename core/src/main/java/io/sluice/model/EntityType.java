package io.sluice.model;

import io.sluice.error.ModelException;
import io.sluice.generated.EntityMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
  private final EntityMapper<E> mapper;
  private final Parts<E> parts;
  private final List<Attribute<E, ?>> key;
  private final Map<String, Attribute<E, ?>> byName = new HashMap<>();
  private final Map<Trait, Attribute<E, ?>> byTrait = new EnumMap<>(Trait.class);

  private EntityType(Class<E> javaType, TableName table, EntityMapper<E> mapper, Parts<E> parts) {
    this.javaType = javaType;
    this.table = table;
    this.mapper = mapper;
    this.parts = parts;
    this.key = parts.attributes().stream().filter(each -> each.is(Trait.ID)).toList();
    for (Attribute<E, ?> each : parts.attributes()) {
      byName.put(each.name(), each);
      for (Trait trait : Trait.values()) {
        if (each.is(trait)) {
          byTrait.putIfAbsent(trait, each);
        }
      }
    }
  }

  /**
   * The type; for generated code, by its builder.
   *
   * @throws ModelException if it has no key or its positions do not fit
   */
  public static <E> EntityType<E> of(
      Class<E> javaType, TableName table, EntityMapper<E> mapper, Parts<E> parts) {
    EntityType<E> type = new EntityType<>(javaType, table, mapper, parts);
    if (type.key.isEmpty()) {
      throw new ModelException(type + " has no key: mark an attribute with @Id", null);
    }
    int position = 0;
    for (Attribute<E, ?> each : parts.attributes()) {
      type.requirePosition(position++, each.position());
    }
    for (Association<E, ?> each : parts.associations()) {
      type.requirePosition(position++, each.position());
    }
    return type;
  }

  private void requirePosition(int expected, int actual) {
    if (expected != actual) {
      throw new ModelException(this + " has a gap in its positions at " + expected, null);
    }
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
    return parts.attributes();
  }

  /** The attributes of the primary key. */
  public List<Attribute<E, ?>> key() {
    return key;
  }

  /** The foreign keys. */
  public List<Reference<E, ?>> references() {
    return parts.references();
  }

  /** The associations by position. */
  public List<Association<E, ?>> associations() {
    return parts.associations();
  }

  /** The unique constraints, without those of single attributes marked unique. */
  public List<UniqueKey> uniqueKeys() {
    return parts.uniqueKeys();
  }

  /** The indexes, without those of foreign keys. */
  public List<Index> indexes() {
    return parts.indexes();
  }

  /** The conditions that all rows have to meet. */
  public List<Check> checks() {
    return parts.checks();
  }

  /** What the database says of the table, empty for nothing. */
  public String comment() {
    return parts.comment();
  }

  /** What takes entities apart and puts them together. */
  public EntityMapper<E> mapper() {
    return mapper;
  }

  /** The size of an entity's state. */
  public int stateSize() {
    return parts.attributes().size() + parts.associations().size();
  }

  /** The attribute with the trait, or null if there is none. */
  public @Nullable Attribute<E, ?> find(Trait trait) {
    return byTrait.get(trait);
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
              + parts.attributes().stream().map(Attribute::name).collect(Collectors.joining(", ")),
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
    return uniques().stream().filter(those::containsAll).findFirst().orElse(null);
  }

  /**
   * All attributes whose values no two rows share, besides the key: single ones, those of unique
   * keys, and those of unique indexes of all rows.
   */
  public List<List<Attribute<E, ?>>> uniques() {
    List<List<Attribute<E, ?>>> all = new ArrayList<>();
    parts.attributes().stream()
        .filter(each -> each.is(Trait.UNIQUE))
        .forEach(each -> all.add(List.of(each)));
    parts.uniqueKeys().forEach(each -> all.add(attributes(each.attributes())));
    parts.indexes().stream()
        .filter(each -> each.unique() && each.options().isWhole())
        .forEach(each -> all.add(attributes(each.attributes())));
    return List.copyOf(all);
  }

  /**
   * The condition, as SQL, of the rows of which no two share values of the attributes: that of the
   * unique index of some rows, if no key and no index of all rows is of just these.
   *
   * @return empty for all rows
   * @throws IllegalArgumentException if there are several such conditions
   */
  public String uniqueWhere(List<Attribute<E, ?>> attributes) {
    List<Index> ofSome =
        parts.indexes().stream()
            .filter(each -> each.unique() && each.options().expressions().isEmpty())
            .filter(each -> !each.options().where().isEmpty())
            .toList();
    if (ofSome.isEmpty()) { // as nearly always, and asked by each upsert and each link
      return "";
    }
    Set<Attribute<E, ?>> given = Set.copyOf(attributes);
    if (given.equals(Set.copyOf(key()))
        || uniques().stream().anyMatch(each -> given.equals(Set.copyOf(each)))) {
      return "";
    }
    List<String> found =
        ofSome.stream()
            .filter(each -> given.equals(Set.copyOf(attributes(each.attributes()))))
            .map(each -> each.options().where())
            .distinct()
            .toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          attributes + " are unique among the rows of several conditions: " + found);
    }
    return found.isEmpty() ? "" : found.get(0);
  }

  /**
   * The foreign key that comes from the component.
   *
   * @throws ModelException if there is none
   */
  public Reference<E, ?> reference(String component) {
    Reference<E, ?> found = findReference(component);
    if (found == null) {
      throw new ModelException(name() + " has no foreign key " + component, null);
    }
    return found;
  }

  /** The foreign key that comes from the component, or null if there is none. */
  public @Nullable Reference<E, ?> findReference(String component) {
    return parts.references().stream()
        .filter(each -> each.name().equals(component))
        .findFirst()
        .orElse(null);
  }

  /**
   * The key that attributes hold in a state, as users write it: a value, or the entity's key class;
   * null if one of them is null.
   *
   * @param holders the attributes, of this entity or of one that refers to it
   */
  public @Nullable Object key(List<? extends Attribute<?, ?>> holders, @Nullable Object[] state) {
    if (holders.size() == 1) {
      return state[holders.get(0).position()];
    }
    Object[] parts = new Object[holders.size()];
    for (int i = 0; i < parts.length; i++) {
      Object part = state[holders.get(i).position()];
      if (part == null) {
        return null;
      }
      parts[i] = part;
    }
    return mapper.key(parts);
  }

  /**
   * Looks at all that the type refers to.
   *
   * @throws ModelException if something does not fit
   */
  public void check() {
    parts.references().forEach(Reference::check);
    parts.associations().forEach(Association::check);
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
   * @param options what it is beside, with the names of attributes
   */
  public record Index(String name, List<String> attributes, boolean unique, IndexOptions options) {}

  /**
   * A condition that all rows have to meet.
   *
   * @param name the constraint's name, empty for one made from the table
   * @param condition the condition as SQL
   */
  public record Check(String name, String condition) {}

  /**
   * What a type is made of.
   *
   * @param attributes by position
   * @param references the foreign keys
   * @param associations by position
   * @param uniqueKeys the unique constraints
   * @param indexes the indexes
   * @param checks the conditions that all rows have to meet
   * @param comment what the database says of the table, empty for nothing
   * @param <E> the entity
   */
  public record Parts<E>(
      List<Attribute<E, ?>> attributes,
      List<Reference<E, ?>> references,
      List<Association<E, ?>> associations,
      List<UniqueKey> uniqueKeys,
      List<Index> indexes,
      List<Check> checks,
      String comment) {
    /** Copies of the lists. */
    public Parts {
      attributes = List.copyOf(attributes);
      references = List.copyOf(references);
      associations = List.copyOf(associations);
      uniqueKeys = List.copyOf(uniqueKeys);
      indexes = List.copyOf(indexes);
      checks = List.copyOf(checks);
    }
  }
}
