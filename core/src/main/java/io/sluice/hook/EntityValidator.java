package io.sluice.hook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What knows rules of entities and finds values that break them, before a statement is sent. The
 * one that {@code ServiceLoader} finds is used, as that of {@code sluice-validation} for Jakarta
 * Validation, unless {@code settings.validator(…)} sets another. It must not block, and is
 * thread-safe.
 */
public interface EntityValidator {
  /** One without any rules. */
  EntityValidator NONE =
      new EntityValidator() {
        @Override
        public boolean hasRules(Class<?> entity) {
          return false;
        }

        @Override
        public List<Broken> ofEntity(Object entity) {
          return List.of();
        }

        @Override
        public List<Broken> ofValue(Class<?> entity, String property, @Nullable Object value) {
          return List.of();
        }
      };

  /**
   * A rule that is broken.
   *
   * @param path the property; empty for the entity itself
   * @param message what is wrong
   * @param value the value
   */
  record Broken(String path, String message, @Nullable Object value) {}

  /** Whether there are rules for entities of the class; asked once for each entity. */
  boolean hasRules(Class<?> entity);

  /** The rules that an entity breaks. */
  List<Broken> ofEntity(Object entity);

  /** The rules that a value of a property would break; none where there is no such property. */
  List<Broken> ofValue(Class<?> entity, String property, @Nullable Object value);

  /** For {@code contextWrite}: what is upstream of it writes without validation. */
  static ContextView off() {
    return Context.of(EntityValidator.class, false);
  }

  /** Whether operations of the context write without validation. */
  static boolean isOff(ContextView context) {
    return context.hasKey(EntityValidator.class);
  }
}
