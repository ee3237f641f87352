package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record, or a class with a no-argument constructor, an entity with a metamodel of its own.
 *
 * <p>The metamodel of {@code X} is {@code X_}, a class of the same package, also where {@code X} is
 * nested in another type, as in a test. There it is static, and not private; one package has no two
 * entities of one simple name. A local class or record, which no processor sees, is no entity.
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

  /** Conditions that all rows have to meet. */
  Check[] checks() default {};

  /** What the database says of the table, written by {@code sync()}. */
  String comment() default "";
}
