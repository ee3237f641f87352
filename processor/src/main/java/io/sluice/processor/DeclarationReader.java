package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.Declaration.Access;
import io.sluice.processor.Declaration.Check;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Constraint;
import io.sluice.processor.Declaration.IndexDetails;
import io.sluice.processor.Declaration.TableSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Reads entities, from source or class files, as they are written. Good for one round: what a type
 * is may change with the next.
 */
final class DeclarationReader {
  private final Types types;
  private final Map<String, Declaration> read = new HashMap<>();

  DeclarationReader(Types types) {
    this.types = types;
  }

  Declaration read(TypeElement element) {
    String name = element.getQualifiedName().toString();
    Declaration known = read.get(name);
    if (known == null) {
      Ancestry ancestry = Ancestry.of(element);
      known =
          new Declaration(
              ancestry, ClassName.get(element), table(element), components(element, ancestry));
      read.put(name, known);
    }
    return known;
  }

  /** What a component of a record, which may be no entity, is by its type. */
  ComponentType type(TypeElement owner, RecordComponentElement component) {
    return new TypeReader(types, owner).read(component.asType(), Annotations.of(component));
  }

  private static TableSettings table(TypeElement element) {
    AnnotationSettings settings =
        Annotations.of(element).find(Names.TABLE).orElseGet(() -> new AnnotationSettings(Map.of()));
    String name = settings.text("value");
    List<Constraint> constraints = new ArrayList<>();
    for (AnnotationSettings each : settings.nested("unique")) {
      constraints.add(
          new Constraint(false, each.text("name"), true, each.texts("value"), IndexDetails.NONE));
    }
    for (AnnotationSettings each : settings.nested("indexes")) {
      constraints.add(
          new Constraint(
              true, each.text("name"), each.isSet("unique"), each.texts("value"), details(each)));
    }
    List<Check> checks = new ArrayList<>();
    for (AnnotationSettings each : settings.nested("checks")) {
      checks.add(new Check(each.text("name"), each.text("value")));
    }
    return new TableSettings(
        settings.text("schema"),
        name.isEmpty() ? Names.snake(element.getSimpleName().toString()) : name,
        List.copyOf(constraints),
        List.copyOf(checks),
        settings.text("comment"));
  }

  private static IndexDetails details(AnnotationSettings index) {
    return new IndexDetails(
        index.text("where"),
        index.text("method"),
        index.texts("expressions"),
        index.texts("include"),
        index.texts("descending"));
  }

  private List<Component> components(TypeElement entity, Ancestry ancestry) {
    return entity.getKind() == ElementKind.RECORD
        ? recordComponents(entity, ancestry)
        : fieldComponents(entity, ancestry);
  }

  private List<Component> recordComponents(TypeElement entity, Ancestry ancestry) {
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement each : entity.getRecordComponents()) {
      Element place = Ancestry.place(entity, each);
      Annotations annotations =
          Annotations.of(each)
              .and(place.getAnnotationMirrors())
              .and(each.asType().getAnnotationMirrors());
      if (each.getAccessor() != null) {
        annotations = annotations.and(each.getAccessor().getAnnotationMirrors());
      }
      for (TypeElement parent : ancestry.interfaces()) {
        for (Element accessor : Accessors.in(parent, entity, each.getSimpleName().toString())) {
          annotations = annotations.or(accessor);
        }
      }
      Access access = new Access(each.getSimpleName() + "()", "", false);
      components.add(
          new ComponentReader(types, entity, annotations).read(place, place.asType(), access));
    }
    return List.copyOf(components);
  }

  private List<Component> fieldComponents(TypeElement entity, Ancestry ancestry) {
    List<TypeElement> classes = ancestry.classes();
    List<Component> components = new ArrayList<>();
    for (int i = classes.size() - 1; i >= 0; i--) {
      if (i == 0 || Ancestry.isMapped(classes.get(i))) {
        AccessReader accesses = new AccessReader(types, entity, classes.subList(0, i + 1));
        for (VariableElement each : Ancestry.fields(classes.get(i))) {
          TypeMirror type = types.asMemberOf((DeclaredType) entity.asType(), each);
          ComponentReader reader = new ComponentReader(types, entity, annotations(each, ancestry));
          components.add(reader.read(each, type, accesses.read(each, type)));
        }
      }
    }
    return List.copyOf(components);
  }

  /** The annotations of a field, and of what reads it: what is nearer to the entity goes first. */
  private static Annotations annotations(VariableElement field, Ancestry ancestry) {
    TypeElement entity = ancestry.entity();
    Annotations found = new Annotations(List.of());
    for (TypeElement each : ancestry.types()) {
      if (each.equals(field.getEnclosingElement())) {
        found = found.or(field).or(field.asType());
      }
      for (Element accessor : Accessors.in(each, entity, field.getSimpleName().toString())) {
        found = found.or(accessor);
      }
    }
    return found;
  }
}
