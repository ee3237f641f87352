package io.sluice.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.AnnotatedConstruct;
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

  /** These, and those of another place that are none of the same: what is nearer says it all. */
  Annotations or(AnnotatedConstruct other) {
    Set<String> said = mirrors.stream().map(Annotations::kind).collect(Collectors.toSet());
    return and(
        other.getAnnotationMirrors().stream().filter(each -> !said.contains(kind(each))).toList());
  }

  // one scope and several are the same, as the compiler has them
  private static String kind(AnnotationMirror mirror) {
    String name = name(mirror);
    return name.equals(Names.SCOPES) ? Names.SCOPE : name;
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
