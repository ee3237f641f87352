package io.sluice.validation;

import io.sluice.hook.EntityValidator;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what breaks the constraints of Jakarta Validation on entities. It is found by {@code
 * ServiceLoader}, and then uses the default validator factory, as {@code META-INF/validation.xml}
 * configures it; {@link #of} uses another validator, or groups. Thread-safe.
 */
public final class JakartaValidator implements EntityValidator {
  private final Supplier<Validator> validator;
  private final Class<?>[] groups;

  /** With the default validator factory, which is made when the first entity is looked at. */
  public JakartaValidator() {
    this(new Default(), new Class<?>[0]);
  }

  private JakartaValidator(Supplier<Validator> validator, Class<?>[] groups) {
    this.validator = validator;
    this.groups = groups;
  }

  /** With the validator, and constraints of these groups; those of the default group, if none. */
  public static JakartaValidator of(Validator validator, Class<?>... groups) {
    return new JakartaValidator(() -> validator, groups.clone());
  }

  /** Makes the validator once. */
  private static final class Default implements Supplier<Validator> {
    private @Nullable Validator made;

    @Override
    public synchronized Validator get() {
      Validator known = made;
      if (known == null) {
        known = Validation.buildDefaultValidatorFactory().getValidator();
        made = known;
      }
      return known;
    }
  }

  private BeanDescriptor described(Class<?> entity) {
    return validator.get().getConstraintsForClass(entity);
  }

  @Override
  public boolean hasRules(Class<?> entity) {
    return described(entity).isBeanConstrained();
  }

  @Override
  public List<Broken> ofEntity(Object entity) {
    return broken(validator.get().validate(entity, groups));
  }

  @Override
  public List<Broken> ofValue(Class<?> entity, String property, @Nullable Object value) {
    return described(entity).getConstraintsForProperty(property) == null
        ? List.of()
        : broken(validator.get().validateValue(entity, property, value, groups));
  }

  private static <T> List<Broken> broken(Set<ConstraintViolation<T>> violations) {
    if (violations.isEmpty()) {
      return List.of();
    }
    List<Broken> broken = new ArrayList<>(violations.size());
    for (ConstraintViolation<T> each : violations) {
      broken.add(
          new Broken(each.getPropertyPath().toString(), each.getMessage(), each.getInvalidValue()));
    }
    broken.sort(Comparator.comparing(Broken::path).thenComparing(Broken::message));
    return broken;
  }
}
