package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Narrows a to-many or has-one association to rows that have a value in an attribute. A single
 * value is written, too, where the association creates or links a row; so one foreign key can refer
 * to several entities, told apart by a second attribute. What a link cannot make true, as of
 * several values, is an error.
 *
 * <p>On a {@code BelongsTo} that is mapped by a plain component, it is the other end of that: the
 * row refers to one only where an attribute of its own has the value, which is written with the
 * key.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
@Repeatable(Scope.List.class)
public @interface Scope {
  /**
   * The attribute of the target, on a BelongsTo of this entity or, with {@link #through}, of the
   * join entity.
   */
  String attribute();

  /** The value as text, or several, any of which will do. */
  String[] value();

  /** Whether the attribute is one of the join entity. */
  boolean through() default false;

  /** Several of them. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
  @interface List {
    /** The scopes. */
    Scope[] value();
  }
}
