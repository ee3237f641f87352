package io.sluice.tests.lists;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A box of lists of all scalars. */
@Table("boxes")
public record Box(
    @Id @Generated @Nullable Long id,
    @Nullable List<String> tags,
    @Nullable List<Long> numbers,
    @Nullable List<Integer> integers,
    @Nullable List<Short> shorts,
    @Nullable List<Boolean> flags,
    @Nullable List<Double> doubles,
    @Nullable List<Float> floats,
    @Nullable List<BigDecimal> amounts,
    @Nullable List<UUID> uuids,
    @Nullable List<LocalDate> dates,
    @Nullable List<LocalTime> times,
    @Nullable List<LocalDateTime> locals,
    @Nullable List<Instant> instants,
    @Nullable List<OffsetDateTime> zoned,
    @Nullable List<Shade> shades,
    @Nullable List<Label> labels)
    implements Box_.With {
  /** An enum in an array. */
  public enum Shade {
    /** One. */
    DARK,
    /** Another one. */
    LIGHT
  }

  /** A text in an array. */
  public record Label(String text) {}
}
