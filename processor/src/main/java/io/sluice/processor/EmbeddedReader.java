package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.ComponentType.Embedded;
import io.sluice.processor.ComponentType.Unresolved;
import io.sluice.processor.ComponentType.Unsupported;
import io.sluice.processor.Declaration.Access;
import io.sluice.processor.Declaration.Component;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads records that are several columns of an entity's table. */
final class EmbeddedReader {
  private final Types types;
  private final TypeElement entity;
  private final List<TypeElement> outer;

  /**
   * What reads them.
   *
   * @param outer the records that lead to them
   */
  EmbeddedReader(Types types, TypeElement entity, List<TypeElement> outer) {
    this.types = types;
    this.entity = entity;
    this.outer = outer;
  }

  /** What a component is that {@code @Embedded} marks. */
  ComponentType read(String name, TypeMirror type, Annotations annotations, boolean required) {
    if (type.getKind() == TypeKind.ERROR) {
      return new Unresolved();
    } else if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement record
        && record.getKind() == ElementKind.RECORD
        && record.getTypeParameters().isEmpty()) {
      return read(name, record, annotations, required);
    }
    return new Unsupported("@Embedded is for records without type parameters, and this is none");
  }

  private ComponentType read(
      String name, TypeElement record, Annotations annotations, boolean required) {
    boolean visible =
        Nesting.findPrivate(record).isEmpty()
            && (Nesting.isPublic(record) || Nesting.isNear(entity, record));
    if (!visible) {
      return new Unsupported(
          "the metamodel has to see " + record.getSimpleName() + ": make it visible");
    } else if (TypeReader.isEntity(record)) {
      return new Unsupported(
          record.getSimpleName() + " is an entity: refer to it by a BelongsTo, or embed a record");
    } else if (outer.contains(record)) {
      return new Unsupported(record.getSimpleName() + " embeds itself, which has no end");
    }
    List<Component> parts = parts(record);
    if (parts.stream().anyMatch(each -> each.type() instanceof Unresolved)) {
      return new Unresolved();
    }
    AnnotationSettings settings =
        annotations.find(Names.EMBEDDED).orElseThrow(IllegalStateException::new);
    return new Embedded(
        ClassName.get(record),
        parts,
        settings.given().containsKey("prefix") ? settings.text("prefix") : Names.snake(name) + "_",
        settings.flag("nullable") && !required);
  }

  private List<Component> parts(TypeElement record) {
    List<TypeElement> path = new ArrayList<>(outer);
    path.add(record);
    List<Component> parts = new ArrayList<>();
    for (RecordComponentElement each : record.getRecordComponents()) {
      Element place = Ancestry.place(record, each);
      Annotations annotations =
          Annotations.of(each)
              .and(place.getAnnotationMirrors())
              .and(each.asType().getAnnotationMirrors())
              .and(each.getAccessor().getAnnotationMirrors());
      Access access = new Access(each.getSimpleName() + "()", "", false);
      parts.add(
          new ComponentReader(types, record, annotations)
              .within(entity, path)
              .read(place, place.asType(), access));
    }
    return List.copyOf(parts);
  }
}
