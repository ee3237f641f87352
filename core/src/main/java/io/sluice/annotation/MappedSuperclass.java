package io.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the fields of a superclass columns of the entities that extend it, before their own, with
 * their annotations and in the types that each entity has for them: {@code Base<K>} can have a
 * field {@code K}. It has no table and no metamodel, and is no entity itself. Fields of a
 * superclass without this annotation are an error, as nobody has said that they are columns.
 *
 * <p>A record has no superclass. What records share is an interface with the accessors: what an
 * accessor says by its annotations, as {@code @CreatedAt Instant createdAt()}, is said of the
 * component that it reads, which every entity declares for itself. The same annotation on a
 * component, or on an accessor that is nearer to the entity, replaces it. Classes are no different,
 * where {@code getCreatedAt()} reads a component, too.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MappedSuperclass {}
