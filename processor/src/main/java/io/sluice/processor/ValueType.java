package io.sluice.processor;

import com.palantir.javapoet.TypeName;

/**
 * The type of an attribute.
 *
 * @param type the Java type, as declared
 * @param family the class of the attribute
 * @param constant the constant of DataType; empty for an enum
 * @param size the size of the column
 */
record ValueType(TypeName type, Family family, String constant, Size size) {

  /** The classes of attributes. */
  enum Family {
    BASIC("Attribute"),
    COMPARABLE("ComparableAttribute"),
    NUMBER("NumberAttribute"),
    STRING("StringAttribute");

    private final String attribute;

    Family(String attribute) {
      this.attribute = attribute;
    }

    String attribute() {
      return attribute;
    }
  }

  /** The size of a column; 0 is the database's default. */
  record Size(int length, int precision, int scale) {
    static final Size NONE = new Size(0, 0, 0);
  }

  boolean enumeration() {
    return constant.isEmpty();
  }

  boolean decimal() {
    return constant.startsWith("BIG_");
  }

  /** Whether a column of it has a length. */
  boolean hasLength() {
    return enumeration() || constant.equals("STRING") || constant.equals("BYTES");
  }

  boolean primitive() {
    return type.isPrimitive();
  }

  TypeName boxed() {
    return type.box();
  }

  /** The type without what only a primitive has: that of a foreign key, which may be null. */
  ValueType box() {
    return new ValueType(type.box(), family, constant, size);
  }

  ValueType withSize(Size other) {
    return new ValueType(type, family, constant, other);
  }

  /** The type's simple name, with an article. */
  String described() {
    String written = type.box().toString();
    String simple = written.substring(written.lastIndexOf('.') + 1);
    return ("AEIO".indexOf(simple.charAt(0)) >= 0 ? "an " : "a ") + simple;
  }
}
