package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An index, used in {@link Table#indexes()}. What is SQL names columns, and is sent as it is. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Index {
  /** The names of the components, none if it is of expressions. */
  String[] value() default {};

  /** The name of the index; by default made from the table and the columns. */
  String name() default "";

  /** Whether the index is unique. */
  boolean unique() default false;

  /**
   * Of which rows, as SQL: {@code "deleted_at IS NULL"} makes a unique index one of the rows that
   * were not soft-deleted. PostgreSQL only; elsewhere {@code sync()} signals {@link
   * io.sluice.error.UnsupportedFeatureException}.
   */
  String where() default "";

  /**
   * How it is made, as the server calls it: {@code gin} or {@code hash} on PostgreSQL; {@code
   * btree}, {@code fulltext} or {@code spatial} on MySQL and MariaDB.
   */
  String method() default "";

  /**
   * Expressions after the components, as SQL: {@code "lower(email)"}; the index has a {@link
   * #name()} then. MariaDB has none: {@code sync()} signals {@link
   * io.sluice.error.UnsupportedFeatureException} there.
   */
  String[] expressions() default {};

  /**
   * Names of components that the index keeps beside, so that a query of them reads nothing else.
   * PostgreSQL only; left out elsewhere.
   */
  String[] include() default {};

  /** Those of the components that are sorted from the greatest down. */
  String[] descending() default {};
}
