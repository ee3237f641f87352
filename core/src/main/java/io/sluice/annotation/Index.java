package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An index, used in {@link Table#indexes()}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Index {
  /** The names of the components. */
  String[] value();

  /** The name of the index; by default made from the table and the columns. */
  String name() default "";

  /** Whether the index is unique. */
  boolean unique() default false;
}
