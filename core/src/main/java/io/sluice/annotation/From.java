package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a component of a {@link Projection} is, where it has another name. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface From {
  /**
   * The attribute, or, of a projection within a projection, the association; with the to-one
   * associations before it that lead to its row: {@code "owner.name"}.
   */
  String value();
}
