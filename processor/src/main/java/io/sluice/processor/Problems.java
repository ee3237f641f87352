package io.sluice.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Reports errors, each once, and remembers whose they are, so that nothing is generated for a
 * broken entity and nothing is said of what follows from it.
 */
final class Problems {
  private final Messager messager;
  private final Set<String> broken = new HashSet<>();
  private final Set<String> said = new HashSet<>();

  Problems(Messager messager) {
    this.messager = messager;
  }

  void report(Declaration entity, Element at, String message) {
    report(entity.element(), at, message);
  }

  /** Reports, of an entity or of what is none. */
  void report(TypeElement of, Element at, String message) {
    broken.add(name(of));
    if (said.add(name(of) + ": " + message)) {
      messager.printMessage(Diagnostic.Kind.ERROR, message, at);
    }
  }

  /** Reports, of what is no entity, and gives what to throw. */
  Stop stop(TypeElement of, Element at, String message) {
    report(of, at, message);
    return new Stop();
  }

  void report(Declaration entity, String message) {
    report(entity, entity.element(), message);
  }

  void report(Declaration entity, Declaration.Component at, String message) {
    if (at.isInherited()) {
      // what declares it may be a class file, which has no lines
      String from = Nesting.outerName(at.element());
      report(entity, entity.element(), at + ", inherited from " + from + ": " + message);
    } else {
      report(entity, at.element(), at + ": " + message);
    }
  }

  /** Reports, and gives what to throw. */
  Stop stop(Declaration entity, Declaration.Component at, String message) {
    report(entity, at, message);
    return new Stop();
  }

  boolean broken(TypeElement entity) {
    return broken.contains(name(entity));
  }

  private static String name(TypeElement entity) {
    return entity.getQualifiedName().toString();
  }

  /** Nothing more can be made of an entity, and all there is to say of it has been said. */
  @SuppressWarnings("serial") // never leaves the processor
  static final class Stop extends RuntimeException {
    Stop() {
      super(null, null, false, false);
    }
  }
}
