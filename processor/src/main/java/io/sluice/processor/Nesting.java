package io.sluice.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What types and members are nested in, which decides who sees them. */
final class Nesting {
  private Nesting() {}

  /** The first that is private, the type itself among them, so that no other file sees the type. */
  static Optional<TypeElement> findPrivate(TypeElement type) {
    return outwards(type).stream()
        .filter(each -> each.getModifiers().contains(Modifier.PRIVATE))
        .findFirst();
  }

  /** Whether the type and all that it is nested in are public. */
  static boolean isPublic(TypeElement type) {
    return outwards(type).stream().allMatch(each -> each.getModifiers().contains(Modifier.PUBLIC));
  }

  /** Whether the metamodel of an entity, a class of its package, sees a member that it has. */
  static boolean sees(TypeElement entity, Element member) {
    return member.getModifiers().contains(Modifier.PUBLIC)
        || (!member.getModifiers().contains(Modifier.PRIVATE) && isNear(entity, member));
  }

  /** Whether both are of one package. */
  static boolean isNear(Element one, Element other) {
    return Objects.equals(packageOf(one), packageOf(other));
  }

  private static @Nullable Element packageOf(Element element) {
    Element outer = element;
    while (outer != null && outer.getKind() != ElementKind.PACKAGE) {
      outer = outer.getEnclosingElement();
    }
    return outer;
  }

  /** The simple name of what a nested type or a member is in. */
  static String outerName(Element element) {
    Element outer = element.getEnclosingElement();
    return outer == null ? "" : outer.getSimpleName().toString();
  }

  private static List<TypeElement> outwards(TypeElement type) {
    List<TypeElement> types = new ArrayList<>();
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      types.add((TypeElement) each);
    }
    return types;
  }
}
