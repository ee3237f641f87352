package io.sluice.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What an annotation says in so many words; what it leaves to its defaults is not there. */
record AnnotationSettings(Map<String, Object> given) {

  static AnnotationSettings of(AnnotationMirror mirror) {
    Map<String, Object> given = new LinkedHashMap<>();
    mirror.getElementValues().forEach((method, value) -> given.put(name(method), value.getValue()));
    return new AnnotationSettings(given);
  }

  private static String name(Element method) {
    return method.getSimpleName().toString();
  }

  String text(String name) {
    return given.get(name) instanceof String text ? text : "";
  }

  int number(String name) {
    return given.get(name) instanceof Integer number ? number : 0;
  }

  /** A flag whose default is true. */
  boolean flag(String name) {
    return !Boolean.FALSE.equals(given.get(name));
  }

  /** A flag whose default is false. */
  boolean isSet(String name) {
    return Boolean.TRUE.equals(given.get(name));
  }

  /** A constant of an enum. */
  String constant(String name, String fallback) {
    return given.get(name) instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : fallback;
  }

  /** A class; null if it is not known to the compiler. */
  @Nullable TypeMirror type(String name) {
    return given.get(name) instanceof TypeMirror type ? type : null;
  }

  List<String> texts(String name) {
    return values(name).stream().map(String::valueOf).toList();
  }

  List<AnnotationSettings> nested(String name) {
    return values(name).stream()
        .filter(AnnotationMirror.class::isInstance)
        .map(value -> of((AnnotationMirror) value))
        .toList();
  }

  private List<Object> values(String name) {
    if (!(given.get(name) instanceof List<?> list)) {
      return List.of();
    }
    List<Object> values = new ArrayList<>();
    list.forEach(each -> values.add(((AnnotationValue) each).getValue()));
    return values;
  }
}
