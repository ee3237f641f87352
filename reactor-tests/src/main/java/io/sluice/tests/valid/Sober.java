package io.sluice.tests.valid;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A guest below 21 has no drinks: a constraint of the whole. */
@Constraint(validatedBy = Sober.OfGuest.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sober {
  /** What is wrong. */
  String message() default "no drinks below 21";

  /** The groups. */
  Class<?>[] groups() default {};

  /** The payload. */
  Class<? extends Payload>[] payload() default {};

  /** Looks at the guest. */
  final class OfGuest implements ConstraintValidator<Sober, Guest> {
    @Override
    public boolean isValid(@Nullable Guest guest, ConstraintValidatorContext context) {
      return guest == null
          || guest.age() == null
          || guest.age() >= 21
          || Objects.requireNonNullElse(guest.drinks(), 0) == 0;
    }
  }
}
