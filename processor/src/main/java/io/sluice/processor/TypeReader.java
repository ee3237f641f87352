package io.sluice.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.ComponentType.Unresolved;
import io.sluice.processor.ComponentType.Unsupported;
import io.sluice.processor.ValueType.Family;
import io.sluice.processor.ValueType.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what a component is from its type. */
final class TypeReader {
  private static final String WAYS_OUT =
      "; use String, a number, boolean, UUID, LocalDate, LocalTime, LocalDateTime, Instant,"
          + " OffsetDateTime, byte[] or an enum, BelongsTo<…> for a row of another entity,"
          + " or HasMany<…> for many";

  private static final Map<String, ValueType> VALUES =
      Map.ofEntries(
          value(TypeName.BOOLEAN.box(), Family.BASIC, "BOOLEAN"),
          value(TypeName.BYTE.box(), Family.NUMBER, "BYTE"),
          value(TypeName.SHORT.box(), Family.NUMBER, "SHORT"),
          value(TypeName.INT.box(), Family.NUMBER, "INTEGER"),
          value(TypeName.LONG.box(), Family.NUMBER, "LONG"),
          value(TypeName.FLOAT.box(), Family.NUMBER, "FLOAT"),
          value(TypeName.DOUBLE.box(), Family.NUMBER, "DOUBLE"),
          value(ClassName.get("java.math", "BigDecimal"), Family.NUMBER, "BIG_DECIMAL"),
          value(ClassName.get("java.math", "BigInteger"), Family.NUMBER, "BIG_INTEGER"),
          value(ClassName.get("java.lang", "String"), Family.STRING, "STRING"),
          value(ClassName.get("java.util", "UUID"), Family.COMPARABLE, "UUID"),
          value(ClassName.get("java.time", "LocalDate"), Family.COMPARABLE, "LOCAL_DATE"),
          value(ClassName.get("java.time", "LocalTime"), Family.COMPARABLE, "LOCAL_TIME"),
          value(ClassName.get("java.time", "LocalDateTime"), Family.COMPARABLE, "LOCAL_DATE_TIME"),
          value(ClassName.get("java.time", "Instant"), Family.COMPARABLE, "INSTANT"),
          value(
              ClassName.get("java.time", "OffsetDateTime"), Family.COMPARABLE, "OFFSET_DATE_TIME"),
          value(ArrayTypeName.of(TypeName.BYTE), Family.BASIC, "BYTES"));

  private TypeReader() {}

  private static Map.Entry<String, ValueType> value(TypeName type, Family family, String constant) {
    return Map.entry(type.toString(), new ValueType(type, family, constant, Size.NONE));
  }

  static ComponentType read(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      TypeName primitive = TypeName.get(type);
      ValueType boxed = VALUES.get(primitive.box().toString());
      return boxed == null
          ? new Unsupported(primitive + " is no type of a column; use String")
          : new ComponentType.Value(
              new ValueType(primitive, boxed.family(), boxed.constant(), Size.NONE));
    } else if (type.getKind() == TypeKind.ERROR) {
      return new Unresolved();
    } else if (type instanceof DeclaredType declared) {
      return declared(declared, (TypeElement) declared.asElement());
    } else if (type instanceof ArrayType array
        && array.getComponentType().getKind() == TypeKind.BYTE) {
      return known("byte[]");
    }
    return unsupported(type);
  }

  private static ComponentType declared(DeclaredType type, TypeElement element) {
    String name = element.getQualifiedName().toString();
    for (Kind each : Kind.values()) {
      if (name.equals(each.type().canonicalName())) {
        return association(type, each);
      }
    }
    if (VALUES.containsKey(name)) {
      return known(name);
    } else if (element.getKind() == ElementKind.ENUM) {
      return enumeration(element);
    } else if (name.equals("java.util.Optional")) {
      return new Unsupported(
          "an Optional is no component; declare the type itself, which may be null");
    } else if (isEntity(element)) {
      return new Unsupported(
          "to refer to a row of "
              + element.getSimpleName()
              + ", use BelongsTo<"
              + element.getSimpleName()
              + ">");
    }
    return unsupported(type);
  }

  private static ComponentType known(String name) {
    ValueType value = VALUES.get(name);
    return value == null ? new Unresolved() : new ComponentType.Value(value);
  }

  private static ComponentType enumeration(TypeElement element) {
    for (Element each = element; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (each.getModifiers().contains(Modifier.PRIVATE)) {
        return new Unsupported(
            "the enum " + element.getSimpleName() + " is private; the metamodel has to see it");
      }
    }
    return new ComponentType.Value(
        new ValueType(ClassName.get(element), Family.COMPARABLE, "", Size.NONE));
  }

  private static ComponentType association(DeclaredType type, Kind kind) {
    String written = kind == Kind.BELONGS_TO_MANY ? kind + "<…, …>" : kind + "<…>";
    if (type.getTypeArguments().isEmpty()) {
      return new Unsupported(
          "a raw " + kind + "; name the entity: " + written + ", between the brackets");
    }
    List<TypeElement> entities = new ArrayList<>();
    for (TypeMirror each : type.getTypeArguments()) {
      if (each.getKind() == TypeKind.ERROR) {
        return new Unresolved();
      } else if (each.getKind() == TypeKind.WILDCARD) {
        return new Unsupported(
            TypeName.get(type) + " has a wildcard; name the entity itself: " + written);
      } else if (!(each instanceof DeclaredType declared)) {
        return new Unsupported(TypeName.get(each) + " is no entity");
      } else {
        entities.add((TypeElement) declared.asElement());
      }
    }
    return new ComponentType.Association(
        kind, entities.get(0), entities.size() > 1 ? entities.get(1) : null);
  }

  private static ComponentType unsupported(TypeMirror type) {
    if (type instanceof DeclaredType declared
        && declared.getTypeArguments().size() == 1
        && declared.getTypeArguments().get(0) instanceof DeclaredType argument
        && isEntity(argument.asElement())) {
      String entity = argument.asElement().getSimpleName().toString();
      return new Unsupported("to refer to rows of " + entity + ", use HasMany<" + entity + ">");
    }
    return new Unsupported(TypeName.get(type) + " is no type of a column" + WAYS_OUT);
  }

  static boolean isEntity(Element element) {
    return Annotations.of(element).has(Names.TABLE);
  }
}
