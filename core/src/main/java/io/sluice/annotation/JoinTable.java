package io.sluice.annotation;

import io.sluice.model.Deferrable;
import io.sluice.model.ReferentialAction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The join table of a {@code BelongsToMany<…, JoinRow>}, which has no entity: two foreign keys,
 * together its primary key. Both directions of an association name the same table and columns.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface JoinTable {
  /** The table. */
  String value();

  /** The schema; by default the one of the connection. */
  String schema() default "";

  /**
   * The columns that refer to the entity that has the association; by default its name and its
   * key's columns, joined by an underscore.
   */
  String[] columns() default {};

  /** The columns that refer to the other entity; by default its name and its key's columns. */
  String[] otherColumns() default {};

  /** The attribute of this entity that is referred to, one that is unique; by default the key. */
  String references() default "";

  /** The attribute of the other entity that is referred to; by default the key. */
  String otherReferences() default "";

  /** What a delete of either row does to the join row; by default CASCADE. */
  ReferentialAction onDelete() default ReferentialAction.CASCADE;

  /** What a change of either key does to the join row; by default CASCADE. */
  ReferentialAction onUpdate() default ReferentialAction.CASCADE;

  /** Whether {@code sync()} makes constraints of the foreign keys. */
  boolean constraint() default true;

  /** Whether the constraints can be checked at the commit, as {@link ForeignKey#deferrable()}. */
  Deferrable deferrable() default Deferrable.NOT;
}
