package io.sluice.annotation;

import io.sluice.model.Deferrable;
import io.sluice.model.ReferentialAction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Details of a foreign key: on a {@code BelongsTo}, on a plain component that holds the key of
 * another entity, or on one of the other associations, to name which foreign key it follows.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface ForeignKey {
  /** The entity that a plain component refers to; left out on associations. */
  Class<?> value() default void.class;

  /**
   * The columns, in the order of the referenced attributes; by default the component's name and the
   * referenced column, joined by an underscore.
   */
  String[] columns() default {};

  /** The referenced attribute, one that is unique; by default the primary key. */
  String references() default "";

  /**
   * On a {@code HasMany} or {@code HasOne}: the component of the target that is the foreign key; on
   * a {@code BelongsToMany}: that of the join entity that refers to this entity. A plain attribute
   * will do, which then has no constraint.
   *
   * <p>On a {@code BelongsTo}: a plain component of this entity that holds the key, so that the
   * association has no column of its own and no constraint; a key in either of the two is written,
   * and two that differ are an error.
   */
  String mappedBy() default "";

  /** On a {@code BelongsToMany}: the component of the join entity that refers to the target. */
  String otherKey() default "";

  /** Whether the foreign key takes null, that is, whether a row can be without a parent. */
  boolean nullable() default true;

  /**
   * What a delete of the parent does; by default SET_NULL, or NO_ACTION where null is not allowed.
   */
  ReferentialAction onDelete() default ReferentialAction.DEFAULT;

  /** What a change of the parent's key does; by default CASCADE. */
  ReferentialAction onUpdate() default ReferentialAction.DEFAULT;

  /** Whether {@code sync()} makes a constraint of it. */
  boolean constraint() default true;

  /**
   * Whether the constraint can be checked at the commit. Links to a target that is not there are an
   * error of the commit then, not of the operation. PostgreSQL only: elsewhere {@code sync()} is an
   * {@link io.sluice.error.UnsupportedFeatureException}.
   */
  Deferrable deferrable() default Deferrable.NOT;
}
