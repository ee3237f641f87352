package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.statement.Field;
import io.sluice.statement.Term;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column that a write sets to the time at which it runs, or to who writes. Immutable.
 *
 * @param field the column
 * @param who whether it is who writes
 */
public record Stamp(Field field, boolean who) {
  /** The traits of attributes that a new row has stamps for. */
  static final List<Trait> OF_NEW =
      List.of(Trait.CREATED_AT, Trait.UPDATED_AT, Trait.CREATED_BY, Trait.UPDATED_BY);

  /** The column of the attribute. */
  public static Stamp of(Attribute<?, ?> attribute) {
    return new Stamp(
        Field.of(attribute), attribute.is(Trait.CREATED_BY) || attribute.is(Trait.UPDATED_BY));
  }

  /** Whether a new row has a stamp for the attribute. */
  public static boolean isOfNew(Attribute<?, ?> attribute) {
    return OF_NEW.stream().anyMatch(attribute::is);
  }

  /** Whether rows of the entity know who has written them. */
  public static boolean isAudited(EntityType<?> type) {
    return type.find(Trait.CREATED_BY) != null || type.find(Trait.UPDATED_BY) != null;
  }

  /** The attributes that have a stamp of the last change. */
  public static <E> List<Attribute<E, ?>> changed(EntityType<E> type) {
    List<Attribute<E, ?>> all = new ArrayList<>(2);
    for (Trait each : List.of(Trait.UPDATED_AT, Trait.UPDATED_BY)) {
      Attribute<E, ?> found = type.find(each);
      if (found != null) {
        all.add(found);
      }
    }
    return all;
  }

  /**
   * The attributes that a change stamps.
   *
   * @param silent whether it leaves them as they are
   */
  public static <E> List<Attribute<E, ?>> changed(EntityType<E> type, boolean silent) {
    return silent ? List.of() : changed(type);
  }

  /** What the column has then. */
  public Term.Value at(Moment moment) {
    Class<?> javaType = field.type().javaType();
    Object value = who ? by(moment.by(), javaType) : now(moment.clock(), javaType);
    return new Term.Value(value, field.type());
  }

  private @Nullable Object by(@Nullable Object by, Class<?> javaType) {
    if (by != null && !javaType.isInstance(by)) {
      throw new IllegalArgumentException(
          "settings.auditor(…) gives a "
              + by.getClass().getSimpleName()
              + ", but the column "
              + field.column()
              + " is a "
              + javaType.getSimpleName());
    }
    return by;
  }

  private static Object now(Clock clock, Class<?> javaType) {
    Instant now = clock.instant();
    if (javaType == OffsetDateTime.class) {
      return OffsetDateTime.ofInstant(now, clock.getZone());
    }
    return javaType == LocalDateTime.class ? LocalDateTime.ofInstant(now, clock.getZone()) : now;
  }
}
