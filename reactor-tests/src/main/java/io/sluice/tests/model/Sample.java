package io.sluice.tests.model;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value of each type. */
@SuppressWarnings("ArrayRecordComponent") // bytes are a type like others
@Table("samples")
public record Sample(
    @Id @Generated @Nullable Long id,
    @Nullable Boolean flag,
    @Nullable Byte tiny,
    @Nullable Short small,
    @Nullable Integer number,
    @Nullable Long big,
    @Nullable Float real,
    @Nullable Double precise,
    @Column(precision = 30, scale = 4) @Nullable BigDecimal amount,
    @Column(precision = 40) @Nullable BigInteger huge,
    @Nullable String text,
    @Nullable UUID uuid,
    byte @Nullable [] bytes,
    @Nullable LocalDate date,
    @Nullable LocalTime time,
    @Nullable LocalDateTime local,
    @Nullable Instant instant,
    @Nullable OffsetDateTime zoned,
    @Nullable Mood mood)
    implements Sample_.With {}
