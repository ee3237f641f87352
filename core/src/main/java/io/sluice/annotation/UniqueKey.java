package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A unique constraint over several attributes, used in {@link Table#unique()}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface UniqueKey {
  /** The names of the components. */
  String[] value();

  /** The name of the constraint; by default made from the table and the columns. */
  String name() default "";
}
