package io.sluice.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.ComponentType.Unresolved;
import io.sluice.processor.ComponentType.Unsupported;
import io.sluice.processor.ValueType.Family;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads what a component is from its type. Good for one entity. */
final class TypeReader {
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

  private static final Map<String, ValueType> KNOWN =
      Map.ofEntries(
          known("java.time", "Duration", Family.COMPARABLE, "LONG"),
          known("java.time", "Period", Family.BASIC, "STRING"),
          known("java.time", "Year", Family.COMPARABLE, "INTEGER"),
          known("java.time", "YearMonth", Family.COMPARABLE, "STRING"),
          known("java.time", "MonthDay", Family.COMPARABLE, "STRING"),
          known("java.time", "ZoneId", Family.BASIC, "STRING"),
          known("java.time", "ZoneOffset", Family.BASIC, "STRING"),
          known("java.net", "URI", Family.BASIC, "STRING"),
          known("java.net", "InetAddress", Family.BASIC, "STRING"),
          known("java.util", "Currency", Family.BASIC, "STRING"),
          known("java.util", "Locale", Family.BASIC, "STRING"));

  private static final TypeName TEXTS =
      ParameterizedTypeName.get(
          ClassName.get(Map.class), ClassName.get(String.class), ClassName.get(String.class));

  /** Types by those of their columns. */
  private static final Map<String, ValueType> OF_COLUMNS =
      Map.of(
          "hstore " + TEXTS,
          known(TEXTS, Family.BASIC, "HSTORE"),
          "interval " + ClassName.get(Duration.class),
          known(ClassName.get(Duration.class), Family.COMPARABLE, "DURATION_INTERVAL"),
          "interval " + ClassName.get(Period.class),
          known(ClassName.get(Period.class), Family.BASIC, "PERIOD_INTERVAL"));

  private final ConversionReader conversions;
  private final Set<String> path = new HashSet<>();

  TypeReader(Types types, TypeElement owner) {
    this.conversions = new ConversionReader(types, owner);
  }

  private static Map.Entry<String, ValueType> value(TypeName type, Family family, String constant) {
    return Map.entry(type.toString(), ValueType.plain(type, family, constant));
  }

  private static ValueType known(TypeName type, Family family, String constant) {
    return ValueType.known(type, family, constant, ValueType.plain(type, Family.BASIC, "STRING"));
  }

  private static Map.Entry<String, ValueType> known(
      String place, String name, Family family, String stored) {
    ClassName type = ClassName.get(place, name);
    ValueType column = ValueType.plain(type, Family.BASIC, stored);
    String constant = Names.snake(name).toUpperCase(Locale.ROOT);
    return Map.entry(type.toString(), ValueType.known(type, family, constant, column));
  }

  /** What a component of the type is that has the annotations. */
  ComponentType read(TypeMirror type, Annotations annotations) {
    if (annotations.has(Names.JSON)) {
      return json(type, annotations.has(Names.CONVERT));
    }
    Optional<AnnotationSettings> named = annotations.find(Names.NATIVE_ENUM);
    if (named.isPresent()) {
      return type instanceof DeclaredType declared
              && declared.asElement().getKind() == ElementKind.ENUM
          ? enumeration((TypeElement) declared.asElement(), named)
          : new Unsupported("@NativeEnum is for enums: take it away");
    }
    TypeMirror converter = converter(annotations);
    if (converter == null && type instanceof DeclaredType declared) {
      converter = converter(Annotations.of(declared.asElement()));
    }
    if (converter != null && type.getKind() != TypeKind.ERROR) {
      return conversions.converted(type, converter, this);
    }
    ValueType ofColumn =
        annotations
            .find(Names.COLUMN)
            .map(each -> OF_COLUMNS.get(each.text("type") + " " + TypeName.get(type)))
            .orElse(null);
    return ofColumn == null ? read(type) : new ComponentType.Value(ofColumn);
  }

  private static ComponentType json(TypeMirror type, boolean converted) {
    if (isUnknown(type)) {
      return new Unresolved();
    }
    return converted
        ? new Unsupported("@Json and @Convert both say how it is stored: take one away")
        : new ComponentType.Value(ValueType.json(TypeName.get(type)));
  }

  private static boolean isUnknown(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(TypeReader::isUnknown));
  }

  private static @Nullable TypeMirror converter(Annotations annotations) {
    return annotations.find(Names.CONVERT).map(each -> each.type("value")).orElse(null);
  }

  /** What a component of the type is. */
  ComponentType read(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      TypeName primitive = TypeName.get(type);
      ValueType boxed = VALUES.get(primitive.box().toString());
      return boxed == null
          ? new Unsupported(primitive + " is no type of a column; use String")
          : new ComponentType.Value(boxed.as(primitive));
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

  private ComponentType declared(DeclaredType type, TypeElement element) {
    String name = element.getQualifiedName().toString();
    for (Kind each : Kind.values()) {
      if (name.equals(each.type().canonicalName())) {
        return association(type, each);
      }
    }
    if (VALUES.containsKey(name) || KNOWN.containsKey(name)) {
      return known(name);
    } else if (Remedies.isFor(name)) {
      return new Unsupported(Remedies.of(name));
    } else if (element.getKind() == ElementKind.ENUM) {
      return enumeration(element, Annotations.of(element).find(Names.NATIVE_ENUM));
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
    ComponentType wrapped = name.equals("java.util.List") ? list(type) : null;
    if (name.equals("io.sluice.type.Range")) {
      return range(type);
    }
    if (element.getKind() == ElementKind.RECORD && path.add(name)) {
      wrapped = conversions.valueObject(element, this);
      path.remove(name);
    }
    return wrapped == null ? unsupported(type) : wrapped;
  }

  private @Nullable ComponentType list(DeclaredType type) {
    if (type.getTypeArguments().size() != 1) {
      return null;
    }
    ComponentType element = read(type.getTypeArguments().get(0));
    if (element instanceof ComponentType.Value value && value.value().isElement()) {
      return new ComponentType.Value(ValueType.list(TypeName.get(type), value.value()));
    }
    return element instanceof Unresolved ? element : null;
  }

  private ComponentType range(DeclaredType type) {
    ComponentType end =
        type.getTypeArguments().isEmpty()
            ? new Unsupported("")
            : read(type.getTypeArguments().get(0));
    if (end instanceof ComponentType.Value value && value.value().isEnd()) {
      return new ComponentType.Value(ValueType.range(TypeName.get(type), value.value()));
    }
    return end instanceof Unresolved
        ? end
        : new Unsupported(
            TypeName.get(type)
                + ": there are ranges of Integer, Long, BigDecimal, BigInteger, LocalDate,"
                + " LocalDateTime, Instant and OffsetDateTime");
  }

  private static ComponentType known(String name) {
    ValueType value = VALUES.getOrDefault(name, KNOWN.get(name));
    return value == null ? new Unresolved() : new ComponentType.Value(value);
  }

  private static ComponentType enumeration(
      TypeElement element, Optional<AnnotationSettings> named) {
    if (Nesting.findPrivate(element).isPresent()) {
      return new Unsupported(
          "the enum " + element.getSimpleName() + " is private; the metamodel has to see it");
    }
    ClassName type = ClassName.get(element);
    String own = Names.snake(type.simpleName());
    return new ComponentType.Value(
        named
            .map(each -> each.text("value"))
            .map(name -> ValueType.nativeEnum(type, name.isEmpty() ? own : name))
            .orElseGet(() -> ValueType.enumeration(type)));
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
    return new Unsupported(TypeName.get(type) + " is no type of a column" + Remedies.WAYS_OUT);
  }

  static boolean isEntity(Element element) {
    return Annotations.of(element).has(Names.TABLE);
  }
}
