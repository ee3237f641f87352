package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record of some values of an entity's rows: {@code @Projection(User.class) record
 * NameAge(String name, Integer age) {}}. The processor makes {@code NameAge_} of it, which reads
 * only these: {@code users.select(NameAge_.TYPE).where(…).all()}, or {@code
 * sluice.sql("…").as(NameAge_.TYPE)}.
 *
 * <p>A component has the name and the type of an attribute, or {@link From} says which. One that is
 * a projection itself is of the row that the association of its name leads to, and null where there
 * is none. A primitive takes no null.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Projection {
  /**
   * The entity; by default none, for rows of a statement that is written by hand: then a component
   * is of any type that an attribute can have, in the column of its name in snake_case.
   */
  Class<?> value() default void.class;
}
