package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record, or a class with a no-argument constructor, an entity with a metamodel of its own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Table {
  /** The table; by default the type's simple name in snake_case. */
  String value() default "";

  /** The schema; by default the one of the connection. */
  String schema() default "";

  /** Unique constraints over several attributes, by the names of their components. */
  UniqueKey[] unique() default {};

  /** Indexes; foreign keys have one without asking. */
  Index[] indexes() default {};
}
