package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.sluice.processor.ComponentType.Unresolved;
import io.sluice.processor.ComponentType.Unsupported;
import io.sluice.processor.ValueType.Family;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads types that are stored as others: by a converter, or as records of one component. */
final class ConversionReader {
  private static final ClassName CONVERTER = Names.type("Converter");
  private static final String COMPARABLE = "java.lang.Comparable";

  private final Types types;
  private final TypeElement owner;

  ConversionReader(Types types, TypeElement owner) {
    this.types = types;
    this.owner = owner;
  }

  /** A type that {@code @Convert} names a converter for. */
  ComponentType converted(TypeMirror type, TypeMirror converter, TypeReader reader) {
    if (!(converter instanceof DeclaredType declared) || converter.getKind() == TypeKind.ERROR) {
      return new Unresolved();
    }
    TypeElement element = (TypeElement) declared.asElement();
    String setting = "@Convert(" + element.getSimpleName() + ".class)";
    DeclaredType sides = supertype(declared, CONVERTER.canonicalName());
    if (sides == null || !isUsable(element)) {
      return unusable(element, setting);
    }
    TypeMirror attribute = sides.getTypeArguments().get(0);
    TypeName component = TypeName.get(type);
    if (!TypeName.get(attribute).equals(component.box())) {
      return new Unsupported(
          setting + " converts " + TypeName.get(attribute) + ", and not " + component);
    }
    TypeMirror column = sides.getTypeArguments().get(1);
    ComponentType stored = reader.read(column);
    if (stored instanceof ComponentType.Value value) {
      CodeBlock made = CodeBlock.of("new $T()", ClassName.get(element));
      return new ComponentType.Value(
          ValueType.converted(component, family(attribute), value.value(), made));
    }
    return stored instanceof Unresolved ? stored : noColumn(column, setting);
  }

  private Unsupported unusable(TypeElement converter, String setting) {
    return new Unsupported(
        setting
            + ": it needs a constructor "
            + converter.getSimpleName()
            + "() that "
            + owner.getSimpleName()
            + "_ sees, and no type parameters");
  }

  private static Unsupported noColumn(TypeMirror column, String setting) {
    return new Unsupported(
        setting
            + " makes a "
            + TypeName.get(column)
            + " of it, which is no type of a column: make it a String, a number or another one"
            + " that is");
  }

  private boolean isUsable(TypeElement converter) {
    boolean visible = Nesting.findPrivate(converter).isEmpty() && Nesting.sees(owner, converter);
    boolean inner =
        converter.getNestingKind().isNested()
            && !converter.getModifiers().contains(Modifier.STATIC);
    return visible
        && !inner
        && converter.getTypeParameters().isEmpty()
        && !converter.getModifiers().contains(Modifier.ABSTRACT)
        && ElementFilter.constructorsIn(converter.getEnclosedElements()).stream()
            .anyMatch(each -> each.getParameters().isEmpty() && Nesting.sees(owner, each));
  }

  /** A record of one component, which is stored as that; null if it is none. */
  @Nullable ComponentType valueObject(TypeElement element, TypeReader reader) {
    List<? extends RecordComponentElement> components = element.getRecordComponents();
    if (components.size() != 1 || !element.getTypeParameters().isEmpty()) {
      return null;
    }
    String name = element.getSimpleName().toString();
    RecordComponentElement component = components.get(0);
    ComponentType stored = reader.read(component.asType(), Annotations.of(component));
    if (stored instanceof ComponentType.Value value) {
      if (Nesting.findPrivate(element).isPresent()) {
        return new Unsupported("the record " + name + " is private; the metamodel has to see it");
      }
      ClassName type = ClassName.get(element);
      CodeBlock converter =
          CodeBlock.of("$T.of($T::$N, $T::new)", CONVERTER, type, component.getSimpleName(), type);
      return new ComponentType.Value(
          ValueType.converted(type, family(element.asType()), value.value(), converter));
    }
    return stored instanceof Unresolved ? stored : null;
  }

  private Family family(TypeMirror type) {
    DeclaredType comparable = supertype(type, COMPARABLE);
    boolean ordered =
        comparable != null
            && comparable.getTypeArguments().size() == 1
            && types.isSubtype(type, comparable.getTypeArguments().get(0));
    return ordered ? Family.COMPARABLE : Family.BASIC;
  }

  /**
   * The class or interface of the name that the type is, with its arguments; null if it is none.
   */
  private @Nullable DeclaredType supertype(TypeMirror type, String name) {
    if (type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name)) {
      return declared;
    }
    for (TypeMirror each : types.directSupertypes(type)) {
      DeclaredType found = supertype(each, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
