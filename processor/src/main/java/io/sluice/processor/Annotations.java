package io.sluice.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The annotations of something, wherever the compiler has put them. */
record Annotations(List<AnnotationMirror> mirrors) {

  static Annotations of(Element element) {
    return new Annotations(List.copyOf(element.getAnnotationMirrors()));
  }

  Annotations and(List<? extends AnnotationMirror> more) {
    List<AnnotationMirror> all = new ArrayList<>(mirrors);
    all.addAll(more);
    return new Annotations(List.copyOf(all));
  }

  List<String> names() {
    return mirrors.stream().map(Annotations::name).distinct().toList();
  }

  boolean has(String qualifiedName) {
    return names().contains(qualifiedName);
  }

  Optional<AnnotationSettings> find(String qualifiedName) {
    return mirrors.stream()
        .filter(mirror -> name(mirror).equals(qualifiedName))
        .findFirst()
        .map(AnnotationSettings::of);
  }

  private static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }
}
