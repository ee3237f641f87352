package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A condition that all rows have to meet, used in {@link Table#checks()}. A row that does not is a
 * {@link io.sluice.error.CheckConstraintException}, which names the constraint.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Check {
  /** The condition as SQL, which names columns, and is sent as it is: {@code "amount > 0"}. */
  String value();

  /**
   * The name of the constraint; by default the table's, {@code _check}, and from the second on a
   * number.
   */
  String name() default "";
}
