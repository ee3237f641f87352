package io.sluice.processor;

import io.sluice.processor.ComponentType.Unresolved;
import io.sluice.processor.Declaration.Access;
import io.sluice.processor.Declaration.Actions;
import io.sluice.processor.Declaration.ColumnSettings;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.ComponentSettings;
import io.sluice.processor.Declaration.ForeignKeySettings;
import io.sluice.processor.Declaration.JoinTableSettings;
import io.sluice.processor.Declaration.Mark;
import io.sluice.processor.Declaration.ScopeSettings;
import io.sluice.processor.Declaration.SideSettings;
import io.sluice.processor.Declaration.WriteSettings;
import io.sluice.processor.ValueType.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads what the type and the annotations of a component say. */
final class ComponentReader {
  private static final String CONSTRAINTS = "jakarta.validation.constraints.";
  private static final AnnotationSettings NOTHING = new AnnotationSettings(Map.of());

  private final Types types;
  private final TypeElement owner;
  private final Annotations annotations;
  private final TypeElement entity;
  private final List<TypeElement> outer;

  ComponentReader(Types types, TypeElement owner, Annotations annotations) {
    this(types, owner, annotations, owner, List.of());
  }

  private ComponentReader(
      Types types,
      TypeElement owner,
      Annotations annotations,
      TypeElement entity,
      List<TypeElement> outer) {
    this.types = types;
    this.owner = owner;
    this.annotations = annotations;
    this.entity = entity;
    this.outer = outer;
  }

  /** One for a component of a record that is embedded, with the records that lead to it. */
  ComponentReader within(TypeElement embedding, List<TypeElement> records) {
    return new ComponentReader(types, owner, annotations, embedding, records);
  }

  Component read(Element place, TypeMirror javaType, Access access) {
    ComponentType type = type(place.getSimpleName().toString(), javaType);
    AnnotationSettings foreignKey = annotations.find(Names.FOREIGN_KEY).orElse(NOTHING);
    if (foreignKey.given().containsKey("value") && unknown(foreignKey.type("value"))) {
      type = new Unresolved();
    }
    ComponentSettings settings =
        new ComponentSettings(
            marks(),
            column(),
            foreignKey(foreignKey),
            annotations.find(Names.JOIN_TABLE).map(ComponentReader::joinTable).orElse(null),
            scopes(),
            required(),
            maximum());
    return new Component(
        owner,
        place.getSimpleName().toString(),
        place,
        javaType,
        type,
        annotations,
        settings,
        access);
  }

  private ComponentType type(String name, TypeMirror javaType) {
    return annotations.has(Names.EMBEDDED)
        ? new EmbeddedReader(types, entity, outer).read(name, javaType, annotations, required())
        : new TypeReader(types, entity).read(javaType, annotations);
  }

  private static boolean unknown(@Nullable TypeMirror type) {
    return type == null || type.getKind() == TypeKind.ERROR;
  }

  private Set<Mark> marks() {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    for (Mark each : Mark.values()) {
      if (annotations.has(each.qualifiedName())) {
        marks.add(each);
      }
    }
    return marks;
  }

  private ColumnSettings column() {
    AnnotationSettings settings = annotations.find(Names.COLUMN).orElse(NOTHING);
    return new ColumnSettings(
        settings.given().keySet(),
        settings.text("value"),
        settings.flag("nullable"),
        new Size(
            settings.number("length"),
            settings.number("precision"),
            settings.number("scale"),
            settings.text("type")),
        settings.text("defaultValue"),
        settings.text("comment"),
        writes(settings));
  }

  private WriteSettings writes(AnnotationSettings column) {
    AnnotationSettings generated = annotations.find(Mark.GENERATED.qualifiedName()).orElse(NOTHING);
    return new WriteSettings(
        column.flag("insertable"),
        column.flag("updatable"),
        generated.isSet("always"),
        generated.text("as"));
  }

  private ForeignKeySettings foreignKey(AnnotationSettings settings) {
    TypeMirror value = settings.type("value");
    return new ForeignKeySettings(
        annotations.has(Names.FOREIGN_KEY),
        settings.given().keySet(),
        value instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null,
        settings.texts("columns"),
        settings.text("references"),
        settings.text("mappedBy"),
        settings.text("otherKey"),
        settings.flag("nullable"),
        actions(settings, "DEFAULT"));
  }

  private static JoinTableSettings joinTable(AnnotationSettings settings) {
    return new JoinTableSettings(
        settings.text("schema"),
        settings.text("value"),
        new SideSettings(settings.texts("columns"), settings.text("references")),
        new SideSettings(settings.texts("otherColumns"), settings.text("otherReferences")),
        actions(settings, "CASCADE"));
  }

  private static Actions actions(AnnotationSettings settings, String fallback) {
    return new Actions(
        settings.constant("onDelete", fallback),
        settings.constant("onUpdate", fallback),
        settings.flag("constraint"),
        settings.constant("deferrable", "NOT"));
  }

  private List<ScopeSettings> scopes() {
    Stream<AnnotationSettings> several =
        annotations.find(Names.SCOPES).orElse(NOTHING).nested("value").stream();
    return Stream.concat(annotations.find(Names.SCOPE).stream(), several)
        .map(
            each ->
                new ScopeSettings(
                    each.text("attribute"), each.texts("value"), each.isSet("through")))
        .toList();
  }

  private boolean required() {
    return annotations.has(CONSTRAINTS + "NotNull")
        || annotations.has(CONSTRAINTS + "NotBlank")
        || annotations.has(CONSTRAINTS + "NotEmpty");
  }

  private int maximum() {
    int maximum = annotations.find(CONSTRAINTS + "Size").orElse(NOTHING).number("max");
    return maximum == Integer.MAX_VALUE ? 0 : maximum;
  }
}
