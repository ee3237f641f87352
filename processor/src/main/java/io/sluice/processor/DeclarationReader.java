package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.Declaration.Access;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Constraint;
import io.sluice.processor.Declaration.TableSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
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
      known = new Declaration(element, ClassName.get(element), table(element), components(element));
      read.put(name, known);
    }
    return known;
  }

  private static TableSettings table(TypeElement element) {
    AnnotationSettings settings =
        Annotations.of(element).find(Names.TABLE).orElseGet(() -> new AnnotationSettings(Map.of()));
    String name = settings.text("value");
    List<Constraint> constraints = new ArrayList<>();
    for (AnnotationSettings each : settings.nested("unique")) {
      constraints.add(new Constraint(false, each.text("name"), true, each.texts("value")));
    }
    for (AnnotationSettings each : settings.nested("indexes")) {
      constraints.add(
          new Constraint(true, each.text("name"), each.isSet("unique"), each.texts("value")));
    }
    return new TableSettings(
        settings.text("schema"),
        name.isEmpty() ? Names.snake(element.getSimpleName().toString()) : name,
        List.copyOf(constraints));
  }

  private List<Component> components(TypeElement element) {
    List<VariableElement> fields =
        ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
            .filter(each -> !each.getModifiers().contains(Modifier.STATIC))
            .filter(each -> !each.getModifiers().contains(Modifier.TRANSIENT))
            .toList();
    return element.getKind() == ElementKind.RECORD
        ? recordComponents(element, fields)
        : fieldComponents(element, fields);
  }

  private static List<Component> recordComponents(
      TypeElement element, List<VariableElement> fields) {
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement each : element.getRecordComponents()) {
      // Errors go to the field: javac before 20 knows no place of a record's component.
      Element place =
          fields.stream()
              .filter(field -> field.getSimpleName().equals(each.getSimpleName()))
              .map(Element.class::cast)
              .findFirst()
              .orElse(each);
      Annotations annotations =
          Annotations.of(each)
              .and(place.getAnnotationMirrors())
              .and(each.asType().getAnnotationMirrors());
      if (each.getAccessor() != null) {
        annotations = annotations.and(each.getAccessor().getAnnotationMirrors());
      }
      Access access = new Access(each.getSimpleName() + "()", "", false);
      components.add(component(element, place, annotations, access));
    }
    return List.copyOf(components);
  }

  private List<Component> fieldComponents(TypeElement element, List<VariableElement> fields) {
    AccessReader accesses = new AccessReader(types, element);
    List<Component> components = new ArrayList<>();
    for (VariableElement each : fields) {
      Annotations annotations = Annotations.of(each).and(each.asType().getAnnotationMirrors());
      Annotations all =
          accesses
              .getter(each)
              .map(getter -> annotations.and(getter.getAnnotationMirrors()))
              .orElse(annotations);
      components.add(component(element, each, all, accesses.read(each)));
    }
    return List.copyOf(components);
  }

  private static Component component(
      TypeElement owner, Element place, Annotations annotations, Access access) {
    return new ComponentReader(owner, annotations).read(place, access);
  }
}
