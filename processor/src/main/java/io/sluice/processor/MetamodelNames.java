package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Checks that no two entities share a metamodel: it has the simple name of its entity, whatever
 * that is nested in. Good for one round.
 */
final class MetamodelNames {
  private final Elements elements;
  private final Problems problems;
  private final Map<ClassName, TypeElement> taken = new HashMap<>();

  MetamodelNames(Elements elements, Problems problems) {
    this.elements = elements;
    this.problems = problems;
  }

  void check(Declaration entity) {
    ClassName metamodel = Names.metamodel(entity.type());
    TypeElement other = taken.putIfAbsent(metamodel, entity.element());
    if (other == null) {
      other = described(entity, metamodel);
    }
    if (other != null && !other.equals(entity.element())) {
      problems.report(
          entity,
          metamodel.simpleName()
              + " is the metamodel of "
              + written(ClassName.get(other))
              + " already, and would be that of "
              + written(entity.type())
              + ": give one of them another name, move it to another package, or clean what was"
              + " built if it is there no more");
    }
  }

  /**
   * Another entity of a metamodel that is there, from an earlier round or as a class file; null if
   * none. Written over, its metamodel would be gone without a word.
   */
  private @Nullable TypeElement described(Declaration entity, ClassName metamodel) {
    // members of With only: javac 17 fails on a Key that comes from a class file, then from source
    TypeElement with = find(entity, WithGenerator.type(metamodel));
    if (with == null) {
      return null;
    }
    return ElementFilter.methodsIn(with.getEnclosedElements()).stream()
        .map(ExecutableElement::getReturnType)
        .filter(each -> each.getKind() == TypeKind.DECLARED)
        .map(each -> (TypeElement) ((DeclaredType) each).asElement())
        .filter(each -> isEntity(each, metamodel))
        // a class file may be left of an entity that is gone
        .filter(each -> each.equals(find(entity, ClassName.get(each))))
        .findFirst()
        .orElse(null);
  }

  private static boolean isEntity(TypeElement type, ClassName metamodel) {
    return TypeReader.isEntity(type) && Names.metamodel(ClassName.get(type)).equals(metamodel);
  }

  private @Nullable TypeElement find(Declaration entity, ClassName type) {
    return elements.getTypeElement(elements.getModuleOf(entity.element()), type.canonicalName());
  }

  private static String written(ClassName type) {
    return String.join(".", type.simpleNames());
  }
}
