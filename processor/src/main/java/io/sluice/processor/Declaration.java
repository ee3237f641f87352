package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.ComponentType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * An entity as it is written, right or wrong.
 *
 * @param ancestry what it inherits from
 * @param type its name
 * @param table what {@code @Table} says
 * @param components the components in order
 */
record Declaration(
    Ancestry ancestry, ClassName type, TableSettings table, List<Component> components) {

  /** The type itself, for errors and originating elements. */
  TypeElement element() {
    return ancestry.entity();
  }

  String name() {
    return type.simpleName();
  }

  boolean isRecord() {
    return element().getKind() == ElementKind.RECORD;
  }

  /** Whether it can be used in other packages. */
  boolean isPublic() {
    return Nesting.isPublic(element());
  }

  /** Whether the compiler knows all that it is made of, or not yet. */
  boolean isKnown() {
    return ancestry.known()
        && components.stream().noneMatch(each -> each.type() instanceof ComponentType.Unresolved);
  }

  /** The component of the name, or null. */
  @Nullable Component component(String name) {
    return components.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  List<Component> ids() {
    return components.stream().filter(each -> each.is(Mark.ID)).toList();
  }

  /** The annotations without settings. */
  enum Mark {
    ID("Id"),
    GENERATED("Generated"),
    UNIQUE("Unique"),
    VERSION("Version"),
    CREATED_AT("CreatedAt"),
    UPDATED_AT("UpdatedAt"),
    CREATED_BY("CreatedBy"),
    UPDATED_BY("UpdatedBy"),
    DELETED_AT("DeletedAt");

    private final String annotation;

    Mark(String annotation) {
      this.annotation = annotation;
    }

    String annotation() {
      return annotation;
    }

    String qualifiedName() {
      return Names.ANNOTATIONS + "." + annotation;
    }
  }

  /** What {@code @Table} says; an empty schema is that of the connection. */
  record TableSettings(
      String schema,
      String name,
      List<Constraint> constraints,
      List<Check> checks,
      String comment) {}

  /** A unique constraint or an index. */
  record Constraint(
      boolean index, String name, boolean unique, List<String> components, IndexDetails details) {}

  /** What an index is beside its components. */
  record IndexDetails(
      String where,
      String method,
      List<String> expressions,
      List<String> include,
      List<String> descending) {
    static final IndexDetails NONE = new IndexDetails("", "", List.of(), List.of(), List.of());
  }

  /** A condition that all rows have to meet. */
  record Check(String name, String condition) {}

  /**
   * A component of a record, or a field of a class or of its superclass.
   *
   * @param owner the entity
   * @param name its name
   * @param element what declares it
   * @param javaType its type as the entity sees it, which a generic superclass does not know
   * @param type what it is
   * @param annotations its annotations, also those of others
   * @param settings what Sluice's annotations say
   * @param access how it is read and written
   */
  record Component(
      TypeElement owner,
      String name,
      Element element,
      TypeMirror javaType,
      ComponentType type,
      Annotations annotations,
      ComponentSettings settings,
      Access access) {

    /** Whether a superclass declares it. */
    boolean isInherited() {
      return !owner.equals(element.getEnclosingElement());
    }

    boolean is(Mark mark) {
      return settings.marks().contains(mark);
    }

    boolean isAssociation() {
      return type instanceof ComponentType.Association;
    }

    boolean is(Kind kind) {
      return type instanceof ComponentType.Association association && association.kind() == kind;
    }

    /** Whether it is a {@code BelongsTo} whose key another component of the entity holds. */
    boolean borrowsKey() {
      return is(Kind.BELONGS_TO) && !settings.foreignKey().mappedBy().isEmpty();
    }

    /** The entity that it leads to, or null if it leads nowhere. */
    @Nullable TypeElement target() {
      return type instanceof ComponentType.Association association
          ? association.target()
          : settings.foreignKey().target();
    }

    /** The entity of its join table, or null if there is none. */
    @Nullable TypeElement join() {
      return type instanceof ComponentType.Association association && !hasJoinRow()
          ? association.join()
          : null;
    }

    /** Whether it is a {@code BelongsToMany} whose join table has no entity. */
    boolean hasJoinRow() {
      return type instanceof ComponentType.Association association
          && association.join() != null
          && association.join().getQualifiedName().contentEquals(Names.JOIN_ROW.canonicalName());
    }

    /** The other entities that have to be known to resolve it. */
    List<TypeElement> others() {
      return Stream.of(Optional.ofNullable(target()), Optional.ofNullable(join()))
          .flatMap(Optional::stream)
          .toList();
    }

    /** Whether it is a foreign key by itself: what fills columns and knows what it refers to. */
    boolean isForeignKey() {
      return is(Kind.BELONGS_TO)
          ? !borrowsKey()
          : type instanceof ComponentType.Value && settings.foreignKey().present();
    }

    /** Whether it is a foreign key to the entity. */
    boolean refersTo(TypeElement entity) {
      return isForeignKey() && entity.equals(target());
    }

    /** Whether its columns take no null. */
    boolean isRequired() {
      return (type instanceof ComponentType.Value value && value.value().primitive())
          || is(Mark.ID)
          || is(Mark.VERSION)
          || is(Mark.CREATED_AT)
          || is(Mark.UPDATED_AT)
          || settings.required()
          || !settings.column().nullable()
          || !settings.foreignKey().nullable();
    }

    /** The entity and the name, as errors begin. */
    @Override
    public String toString() {
      return owner.getSimpleName() + "." + name;
    }
  }

  /**
   * What the annotations of a component say.
   *
   * @param marks those without settings
   * @param column {@code @Column}
   * @param foreignKey {@code @ForeignKey}
   * @param joinTable {@code @JoinTable}, or null if it is not there
   * @param scopes each {@code @Scope}
   * @param required whether Jakarta Validation says that it is there
   * @param maximum the length that Jakarta Validation allows, 0 for any
   */
  record ComponentSettings(
      Set<Mark> marks,
      ColumnSettings column,
      ForeignKeySettings foreignKey,
      @Nullable JoinTableSettings joinTable,
      List<ScopeSettings> scopes,
      boolean required,
      int maximum) {}

  /** What {@code @Column} says, and which of it in so many words. */
  record ColumnSettings(
      Set<String> given,
      String name,
      boolean nullable,
      ValueType.Size size,
      String defaultValue,
      String comment,
      WriteSettings writes) {}

  /**
   * Who writes a column.
   *
   * @param insertable whether a new row gives it a value
   * @param updatable whether updates write it
   * @param always whether the database makes all of its values
   * @param as the expression by which the database computes it, empty for none
   */
  record WriteSettings(boolean insertable, boolean updatable, boolean always, String as) {
    /** Whether somebody else than callers writes it, at times. */
    boolean isRestricted() {
      return !insertable || !updatable || always || isComputed();
    }

    boolean isComputed() {
      return !as.isEmpty();
    }
  }

  /** What {@code @ForeignKey} says, and which of it in so many words. */
  record ForeignKeySettings(
      boolean present,
      Set<String> given,
      @Nullable TypeElement target,
      List<String> columns,
      String references,
      String mappedBy,
      String otherKey,
      boolean nullable,
      Actions actions) {}

  /** What {@code @JoinTable} says; an empty schema is that of the connection. */
  record JoinTableSettings(
      String schema, String name, SideSettings near, SideSettings far, Actions actions) {}

  /** One of the foreign keys of a join table; empty columns and references are the default's. */
  record SideSettings(List<String> columns, String references) {}

  /** What {@code @Scope} says. */
  record ScopeSettings(String attribute, List<String> values, boolean through) {}

  /** What the constraint of a foreign key does. */
  record Actions(String onDelete, String onUpdate, boolean constraint, String deferrable) {
    static final Actions NO_CONSTRAINT = new Actions("DEFAULT", "DEFAULT", false, "NOT");

    boolean isDefault() {
      return onDelete.equals("DEFAULT")
          && onUpdate.equals("DEFAULT")
          && constraint
          && deferrable.equals("NOT");
    }
  }

  /**
   * How a component is read and written.
   *
   * @param reader what follows {@code entity.} to read it; empty if there is no way
   * @param writer the method or field to write it by; empty if there is no way
   * @param writesField whether the writer is a field
   */
  record Access(String reader, String writer, boolean writesField) {}
}
