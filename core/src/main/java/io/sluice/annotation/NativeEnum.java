package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores an enum in a type of the database that has just its constants, and not as text: an {@code
 * ENUM} column of MySQL and MariaDB, a type of its own on PostgreSQL, which {@code sync()} makes
 * before the table and to which it adds constants that are new. On an enum it holds for all
 * components of it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface NativeEnum {
  /** The type on PostgreSQL; by default the name of the enum in snake_case. */
  String value() default "";
}
