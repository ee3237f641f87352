package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a value that the database makes on insert, such as an identity column. An entity to create
 * has null there, or 0 in a primitive; any other value is an {@link IllegalArgumentException}. A
 * key of one's own is assigned explicitly, {@code create(User_.id.set(7L), …)}, which on PostgreSQL
 * does not move the sequence on.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Generated {
  /**
   * Whether the database makes all values, and no other one can be assigned: {@code GENERATED
   * ALWAYS AS IDENTITY} on PostgreSQL.
   */
  boolean always() default false;

  /**
   * The SQL expression, of other columns of the row, that the database computes the value by,
   * whenever the row is written: {@code GENERATED ALWAYS AS (…) STORED}. It is sent by {@code
   * sync()} as it is. Nothing can be assigned then, and what an entity has there is not written.
   */
  String as() default "";
}
