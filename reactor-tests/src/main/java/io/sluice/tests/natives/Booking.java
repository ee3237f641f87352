package io.sluice.tests.natives;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.type.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A booking, with ranges of all kinds. */
@Table("bookings")
public record Booking(
    @Id @Generated @Nullable Long id,
    @Nullable Range<Integer> seats,
    @Nullable Range<Long> numbers,
    @Nullable Range<BigDecimal> price,
    @Nullable Range<LocalDate> days,
    @Nullable Range<LocalDateTime> shift,
    @Nullable Range<Instant> time,
    @Nullable Range<OffsetDateTime> zoned,
    @Nullable List<Range<LocalDate>> breaks)
    implements Booking_.With {}
