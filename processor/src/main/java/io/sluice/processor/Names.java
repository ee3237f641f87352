package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import java.util.Locale;

/** Names of the core, which the processor knows by name only, and names made of others. */
final class Names {
  static final String ANNOTATIONS = "io.sluice.annotation";
  static final String TABLE = ANNOTATIONS + ".Table";
  static final String PROJECTION = ANNOTATIONS + ".Projection";
  static final String FROM = ANNOTATIONS + ".From";
  static final String COLUMN = ANNOTATIONS + ".Column";
  static final String FOREIGN_KEY = ANNOTATIONS + ".ForeignKey";
  static final String JOIN_TABLE = ANNOTATIONS + ".JoinTable";
  static final String CONVERT = ANNOTATIONS + ".Convert";
  static final String JSON = ANNOTATIONS + ".Json";
  static final String NATIVE_ENUM = ANNOTATIONS + ".NativeEnum";
  static final String SCOPE = ANNOTATIONS + ".Scope";
  static final String SCOPES = SCOPE + ".List";
  static final String EMBEDDED = ANNOTATIONS + ".Embedded";
  static final String MAPPED_SUPERCLASS = ANNOTATIONS + ".MappedSuperclass";

  static final ClassName JOIN_ROW = model("JoinRow");
  static final ClassName CHECK_RETURN_VALUE = ClassName.get(ANNOTATIONS, "CheckReturnValue");
  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

  private Names() {}

  /** Whether an annotation is one of Sluice's that says what a component is. */
  static boolean isOfComponents(String annotation) {
    return annotation.startsWith(ANNOTATIONS + ".")
        && !annotation.equals(CHECK_RETURN_VALUE.canonicalName());
  }

  static ClassName model(String simpleName) {
    return ClassName.get("io.sluice.model", simpleName);
  }

  static ClassName generated(String simpleName) {
    return ClassName.get("io.sluice.generated", simpleName);
  }

  static ClassName type(String simpleName) {
    return ClassName.get("io.sluice.type", simpleName);
  }

  /** The generated class of an entity. */
  static ClassName metamodel(ClassName entity) {
    return ClassName.get(entity.packageName(), entity.simpleName() + "_");
  }

  static String capitalised(String name) {
    int first = name.codePointAt(0);
    return Character.toString(Character.toUpperCase(first))
        + name.substring(Character.charCount(first));
  }

  static String decapitalised(String name) {
    int first = name.codePointAt(0);
    return Character.toString(Character.toLowerCase(first))
        + name.substring(Character.charCount(first));
  }

  /** A name in snake_case: {@code URLPath} is url_path, {@code address2} stays as it is. */
  static String snake(String name) {
    int[] points = name.codePoints().toArray();
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      if (i > 0 && startsWord(points, i)) {
        snake.append('_');
      }
      snake.appendCodePoint(points[i]);
    }
    return snake.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean startsWord(int[] points, int at) {
    if (!Character.isUpperCase(points[at]) || points[at - 1] == '_') {
      return false;
    }
    return !Character.isUpperCase(points[at - 1])
        || (at + 1 < points.length && Character.isLowerCase(points[at + 1]));
  }
}
