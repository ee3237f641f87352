package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Details of a column. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Column {
  /** The column; by default the name of the component in snake_case. */
  String value() default "";

  /** Whether the column takes null; primitives, keys, versions and timestamps never do. */
  boolean nullable() default true;

  /**
   * The column's type as the database calls it, with its size, where it is not the one that the
   * database has for the Java type: {@code citext}, {@code inet}, {@code year}. Values are read and
   * written as of the Java type; of a {@code String} that is the text of the database. It goes into
   * the statements as it is.
   */
  String type() default "";

  /** Most characters of a text; 0 is without a limit. */
  int length() default 0;

  /** Digits in all of a decimal; 0 is the database's default. */
  int precision() default 0;

  /** Digits after the point of a decimal. */
  int scale() default 0;

  /**
   * The column's default as SQL text, used by {@code sync()}; a create leaves the column to it
   * where the attribute is not given or null.
   */
  String defaultValue() default "";

  /**
   * Whether a new row gives the column a value. If not, the database does, by a default or a
   * trigger: to assign one is an {@link IllegalArgumentException}, also in an entity to create.
   */
  boolean insertable() default true;

  /**
   * Whether updates write the column. If not, to assign a value is an {@link
   * IllegalArgumentException}, and a replacement or an upsert leaves the one that is there.
   */
  boolean updatable() default true;

  /** What the database says of the column, written by {@code sync()}. */
  String comment() default "";
}
