package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.EntityModel.Attribute;
import io.sluice.processor.Problems.Stop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds what the components of projections are. Good for one round. */
final class ProjectionReader {
  private final DeclarationReader reader;
  private final Problems problems;
  private final Map<ClassName, EntityModel> models = new HashMap<>();

  ProjectionReader(DeclarationReader reader, Problems problems) {
    this.reader = reader;
    this.problems = problems;
  }

  /** Whether all that it is made of is known to the compiler. */
  boolean isKnown(TypeElement projection) {
    boolean known = !(given(projection) instanceof DeclaredType type) || isKnownEntity(type);
    return known
        && projection.getRecordComponents().stream()
            .allMatch(each -> !(reader.type(projection, each) instanceof ComponentType.Unresolved));
  }

  /** What the annotation says it is of, or null. */
  private static @Nullable TypeMirror given(TypeElement projection) {
    return Annotations.of(projection)
        .find(Names.PROJECTION)
        .map(each -> each.type("value"))
        .orElse(null);
  }

  private boolean isKnownEntity(DeclaredType type) {
    return type.asElement() instanceof TypeElement element && reader.read(element).isKnown();
  }

  /** The projection, if it is right, and what it is of is. */
  Optional<ProjectionModel> read(TypeElement projection) {
    try {
      new ProjectionChecks(problems).check(projection);
      Walk walk = new Walk(projection);
      @Nullable TypeElement entity = entity(projection);
      CodeBlock instance = walk.instance(projection, entity, List.of());
      return Optional.of(
          new ProjectionModel(
              projection, entity == null ? null : ClassName.get(entity), walk.outputs, instance));
    } catch (Stop stop) {
      return Optional.empty();
    }
  }

  private @Nullable TypeElement entity(TypeElement projection) {
    if (!(given(projection) instanceof DeclaredType type)) {
      return null;
    }
    TypeElement entity = (TypeElement) type.asElement();
    if (!TypeReader.isEntity(entity)) {
      throw problems.stop(
          projection,
          projection,
          "@Projection(" + entity.getSimpleName() + ".class): that is no entity");
    }
    return entity;
  }

  private EntityModel model(TypeElement entity) {
    ClassName name = ClassName.get(entity);
    EntityModel known = models.get(name);
    if (known == null) {
      Keys keys = new Keys(reader, problems);
      known = new Resolver(keys, problems, keys.known(entity)).resolve();
      models.put(name, known);
    }
    return known;
  }

  /** One projection, with those within it. */
  private final class Walk {
    private final TypeElement whole;
    private final List<CodeBlock> outputs = new ArrayList<>();

    Walk(TypeElement whole) {
      this.whole = whole;
    }

    /**
     * What makes a projection of the values.
     *
     * @param path the associations that lead to its row, each with its entity
     */
    CodeBlock instance(TypeElement projection, @Nullable TypeElement entity, List<Component> path) {
      List<CodeBlock> arguments = new ArrayList<>();
      for (RecordComponentElement each : projection.getRecordComponents()) {
        arguments.add(
            entity == null ? column(projection, each) : value(projection, each, entity, path));
      }
      return CodeBlock.of(
          "new $T($>$>\n$L)$<$<", ClassName.get(projection), CodeBlock.join(arguments, ",\n"));
    }

    private CodeBlock column(TypeElement projection, RecordComponentElement component) {
      ComponentType type = reader.type(projection, component);
      if (!(type instanceof ComponentType.Value value)) {
        throw stop(
            projection,
            component,
            type instanceof ComponentType.Unsupported unsupported
                ? unsupported.problem()
                : "it is no value of a column");
      }
      return argument(
          projection,
          component,
          CodeBlock.of(
              "$T.Output.of($S, $L)",
              Names.model("ProjectionType"),
              Names.snake(name(component)),
              ConstantsGenerator.dataType(value.value())));
    }

    private CodeBlock value(
        TypeElement projection,
        RecordComponentElement component,
        TypeElement entity,
        List<Component> path) {
      String[] names = from(component).split("\\.", -1);
      List<Component> way = new ArrayList<>(path);
      TypeElement at = entity;
      int next = 0;
      while (next < names.length - 1 && !isEmbedded(at, names[next])) {
        Component association = association(projection, component, at, names[next++]);
        way.add(association);
        at = target(association);
      }
      String last = String.join(".", Arrays.copyOfRange(names, next, names.length));
      if (component.asType() instanceof DeclaredType type
          && type.asElement() instanceof TypeElement inner
          && Annotations.of(inner).has(Names.PROJECTION)) {
        way.add(association(projection, component, at, last));
        return nested(projection, component, inner, way);
      }
      Attribute attribute = attribute(projection, component, at, last);
      requireType(projection, component, at, attribute);
      String column = way.isEmpty() ? attribute.column() : Names.snake(name(component));
      return argument(
          projection,
          component,
          output(path.isEmpty() ? column : "", way, ClassName.get(at), attribute.name()));
    }

    private boolean isEmbedded(TypeElement entity, String name) {
      @Nullable Component found = reader.read(entity).component(name);
      return found != null && found.type() instanceof ComponentType.Embedded;
    }

    private CodeBlock nested(
        TypeElement projection,
        RecordComponentElement component,
        TypeElement inner,
        List<Component> way) {
      TypeElement target = target(way.get(way.size() - 1));
      @Nullable TypeElement expected = entity(inner);
      if (expected == null || !expected.equals(target)) {
        throw stop(
            projection,
            component,
            inner.getSimpleName()
                + " is no projection of "
                + target.getSimpleName()
                + ", which "
                + way.get(way.size() - 1)
                + " leads to");
      }
      new ProjectionChecks(problems).check(inner);
      if (way.size() > ProjectionChecks.DEEPEST) {
        throw stop(projection, component, "projections are nested too deep: is there a circle?");
      }
      int key = outputs.size();
      outputs.add(output("", way, ClassName.get(target), model(target).key().get(0).name()));
      return CodeBlock.of(
          "values[$L] == null ? null : $L", key, instance(inner, target, List.copyOf(way)));
    }

    private CodeBlock output(
        String column, List<Component> way, ClassName entity, String attribute) {
      CodeBlock value = CodeBlock.of("$T.$N", Names.metamodel(entity), attribute);
      if (!way.isEmpty()) {
        CodeBlock.Builder steps = CodeBlock.builder().add("$L", constant(way.get(0)));
        way.subList(1, way.size()).forEach(each -> steps.add(".to($L)", constant(each)));
        value = steps.add(".to($L)", value).build();
      }
      return CodeBlock.of("$T.Output.of($S, $L)", Names.model("ProjectionType"), column, value);
    }

    private static CodeBlock constant(Component association) {
      return CodeBlock.of(
          "$T.$N", Names.metamodel(ClassName.get(association.owner())), association.name());
    }

    private CodeBlock argument(
        TypeElement projection, RecordComponentElement component, CodeBlock output) {
      int place = outputs.size();
      outputs.add(output);
      TypeName type = TypeName.get(component.asType()).withoutAnnotations();
      return type.isPrimitive()
          ? CodeBlock.of(
              "($T) $T.required(values[$L], $S)",
              type.box(),
              Names.generated("ProjectionMapper"),
              place,
              projection.getSimpleName() + "." + name(component))
          : CodeBlock.of("($T) values[$L]", type, place);
    }

    private Component association(
        TypeElement projection, RecordComponentElement at, TypeElement entity, String name) {
      @Nullable Component found = reader.read(entity).component(name);
      if (found != null && (found.is(Kind.BELONGS_TO) || found.is(Kind.HAS_ONE))) {
        return found;
      }
      throw stop(
          projection,
          at,
          "\""
              + name
              + "\" is no association of "
              + entity.getSimpleName()
              + " with one row: "
              + (found == null ? "there is no such component" : "it leads to many, or nowhere"));
    }

    private TypeElement target(Component association) {
      @Nullable TypeElement target = association.target();
      if (target == null) {
        throw new Stop();
      }
      return target;
    }

    private Attribute attribute(
        TypeElement projection, RecordComponentElement at, TypeElement entity, String name) {
      List<Attribute> all = model(entity).attributes();
      return all.stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  stop(
                      projection,
                      at,
                      entity.getSimpleName()
                          + " has no attribute \""
                          + name
                          + "\": it has "
                          + all.stream().map(Attribute::name).collect(Collectors.joining(", "))
                          + "; @From(\"…\") says which one it is"));
    }

    private void requireType(
        TypeElement projection,
        RecordComponentElement component,
        TypeElement entity,
        Attribute attribute) {
      TypeName own = TypeName.get(component.asType()).withoutAnnotations().box();
      if (!own.toString().equals(attribute.value().boxed().toString())) {
        throw stop(
            projection,
            component,
            entity.getSimpleName()
                + "."
                + attribute.name()
                + " is "
                + attribute.value().described()
                + ": make it one");
      }
    }

    private Stop stop(TypeElement projection, RecordComponentElement at, String message) {
      return problems.stop(
          whole,
          Ancestry.place(projection, at),
          projection.getSimpleName() + "." + name(at) + ": " + message);
    }
  }

  private static String from(RecordComponentElement component) {
    String given =
        Annotations.of(component).find(Names.FROM).map(each -> each.text("value")).orElse("");
    return given.isEmpty() ? name(component) : given;
  }

  private static String name(Element element) {
    return element.getSimpleName().toString();
  }
}
