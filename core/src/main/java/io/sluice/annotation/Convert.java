package io.sluice.annotation;

import io.sluice.type.Converter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what converts a component to what its column holds; on a class, all components of that
 * class. What is said of a component goes before what is said of its class.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface Convert {
  /** The converter, a class with a constructor without arguments. */
  Class<? extends Converter<?, ?>> value();
}
