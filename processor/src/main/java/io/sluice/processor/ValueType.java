package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of an attribute.
 *
 * @param type the Java type, as declared
 * @param family the class of the attribute
 * @param constant the constant of DataType, or what stands for it
 * @param dataType what makes the DataType, without a size
 * @param stored the type of what the column holds in place of it, or null
 * @param size the size of the column
 */
record ValueType(
    TypeName type,
    Family family,
    String constant,
    CodeBlock dataType,
    @Nullable ValueType stored,
    Size size) {
  private static final String ENUMERATION = "";
  private static final String NATIVE = "ENUM";
  private static final String CONVERTED = "?";
  private static final Set<String> ENDS =
      Set.of(
          "INTEGER",
          "LONG",
          "BIG_DECIMAL",
          "BIG_INTEGER",
          "LOCAL_DATE",
          "LOCAL_DATE_TIME",
          "INSTANT",
          "OFFSET_DATE_TIME");

  /** The classes of attributes. */
  enum Family {
    BASIC("Attribute"),
    COMPARABLE("ComparableAttribute"),
    NUMBER("NumberAttribute"),
    JSON("JsonAttribute"),
    LIST("ListAttribute"),
    RANGE("RangeAttribute"),
    STRING("StringAttribute");

    private final String attribute;

    Family(String attribute) {
      this.attribute = attribute;
    }

    String attribute() {
      return attribute;
    }
  }

  /** The size of a column, 0 is the database's default; or all of its type, if not empty. */
  record Size(int length, int precision, int scale, String type) {
    static final Size NONE = new Size(0, 0, 0, "");
  }

  /** A type that the database has. */
  static ValueType plain(TypeName type, Family family, String constant) {
    CodeBlock dataType = CodeBlock.of("$T.$L", Names.type("DataType"), constant);
    return new ValueType(type, family, constant, dataType, null, Size.NONE);
  }

  /** A type of Java that is stored as another one. */
  static ValueType known(TypeName type, Family family, String constant, ValueType stored) {
    CodeBlock dataType = CodeBlock.of("$T.$L", Names.type("JavaTypes"), constant);
    return new ValueType(type, family, CONVERTED, dataType, stored, Size.NONE);
  }

  /** The constants of an enum. */
  static ValueType enumeration(ClassName type) {
    CodeBlock dataType = CodeBlock.of("$T.enumeration($T.class)", Names.type("DataType"), type);
    return new ValueType(type, Family.COMPARABLE, ENUMERATION, dataType, null, Size.NONE);
  }

  /** The constants of an enum, in a type of the database. */
  static ValueType nativeEnum(ClassName type, String name) {
    CodeBlock dataType =
        CodeBlock.of("$T.nativeEnum($T.class, $S)", Names.type("DataType"), type, name);
    return new ValueType(type, Family.COMPARABLE, NATIVE, dataType, null, Size.NONE);
  }

  /** Lists of a type, in an array of the database. */
  static ValueType list(TypeName type, ValueType element) {
    CodeBlock dataType = CodeBlock.of("$T.list($L)", Names.type("DataType"), element.dataType());
    return new ValueType(type, Family.LIST, CONVERTED, dataType, element, Size.NONE);
  }

  /** Ranges of values of a type. */
  static ValueType range(TypeName type, ValueType element) {
    CodeBlock dataType = CodeBlock.of("$T.range($L)", Names.type("DataType"), element.dataType());
    return new ValueType(type, Family.RANGE, CONVERTED, dataType, element, Size.NONE);
  }

  /** Whether an array can have such elements. */
  boolean isElement() {
    return !isJson() && !isArray() && family != Family.LIST;
  }

  /** Whether a range can have such ends. */
  boolean isEnd() {
    return ENDS.contains(constant);
  }

  /** Whether it is made of values of another type. */
  boolean hasElement() {
    return family == Family.LIST || family == Family.RANGE;
  }

  /** The type of the values that a list or a range is of, else the type itself. */
  ValueType element() {
    return hasElement() && stored != null ? stored : this;
  }

  /** A type that is stored as JSON: a text as it is. */
  static ValueType json(TypeName type) {
    ValueType text = plain(ClassName.get(String.class), Family.JSON, "JSON");
    if (type.equals(text.type)) {
      return text;
    }
    CodeBlock dataType =
        CodeBlock.of(
            "$T.json(new $T<$T>() {})", Names.type("DataType"), Names.type("JsonType"), type.box());
    return new ValueType(type, Family.JSON, CONVERTED, dataType, text, Size.NONE);
  }

  /** A type that a converter makes another one of. */
  static ValueType converted(TypeName type, Family family, ValueType stored, CodeBlock converter) {
    TypeName raw =
        type.box() instanceof ParameterizedTypeName generic ? generic.rawType() : type.box();
    CodeBlock dataType =
        CodeBlock.of(
            "$T.<$T, $T>converted($T.class, $L, $L)",
            Names.type("DataType"),
            type.box(),
            stored.boxed(),
            raw,
            stored.dataType(),
            converter);
    return new ValueType(type, family, CONVERTED, dataType, stored, Size.NONE);
  }

  private ValueType base() {
    return stored == null || hasElement() ? this : stored.base();
  }

  boolean decimal() {
    return base().constant.startsWith("BIG_");
  }

  /** Whether a column of it has a length. */
  boolean hasLength() {
    String of = base().constant;
    return of.equals(ENUMERATION) || of.equals("STRING") || of.equals("BYTES");
  }

  /** Whether its values are equal to themselves only. */
  boolean isArray() {
    return base().constant.equals("BYTES");
  }

  /** Whether {@code @Column(type)} can say what its column is. */
  boolean hasOtherTypes() {
    return !isJson() && !base().constant.equals(NATIVE) && family != Family.RANGE;
  }

  boolean isJson() {
    return base().constant.equals("JSON");
  }

  boolean primitive() {
    return type.isPrimitive();
  }

  TypeName boxed() {
    return type.box();
  }

  /** The type as one of a component that is declared so. */
  ValueType as(TypeName declared) {
    return new ValueType(declared, family, constant, dataType, stored, size);
  }

  /** The type without what only a primitive has: that of a foreign key, which may be null. */
  ValueType box() {
    return as(type.box());
  }

  ValueType withSize(Size other) {
    return new ValueType(type, family, constant, dataType, stored, other);
  }

  /** The type's simple name, with an article. */
  String described() {
    String written = type.box().toString();
    String simple = written.substring(written.lastIndexOf('.') + 1);
    return ("AEIO".indexOf(simple.charAt(0)) >= 0 ? "an " : "a ") + simple;
  }
}
