package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that is a record, each of whose components is a column of the entity's own
 * table: {@code @Embedded Address address} of {@code record Address(String street, String city)}
 * has the columns {@code address_street} and {@code address_city}, and the attributes {@code
 * User_.address.street} and {@code User_.address.city}. A record in it can be embedded in turn.
 *
 * <p>It is null where all of its columns are null. So a record of nothing but nulls would be read
 * as null, and is an {@link IllegalArgumentException} when it is written, unless {@link #nullable}
 * says that the record is always there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Embedded {
  /**
   * What its columns begin with; by default the name of the component in snake_case, and {@code _}.
   * One that is empty in so many words is none.
   */
  String prefix() default "";

  /**
   * Whether it can be null. If so, all of its columns take null; if not, it is read as a record
   * also where all of them are null, and to write null is an {@link IllegalArgumentException}.
   */
  boolean nullable() default true;
}
