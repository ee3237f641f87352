package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.statement.Field;
import io.sluice.statement.Term;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * A column that a write sets to the time at which it runs. Immutable.
 *
 * @param field the column
 */
public record Stamp(Field field) {
  static Stamp of(Attribute<?, ?> attribute) {
    return new Stamp(Field.of(attribute));
  }

  /** The time as the column has it. */
  public Term.Value at(Clock clock) {
    return new Term.Value(now(clock, field.type().javaType()), field.type());
  }

  private static Object now(Clock clock, Class<?> javaType) {
    Instant now = clock.instant();
    if (javaType == OffsetDateTime.class) {
      return OffsetDateTime.ofInstant(now, clock.getZone());
    }
    return javaType == LocalDateTime.class ? LocalDateTime.ofInstant(now, clock.getZone()) : now;
  }
}
