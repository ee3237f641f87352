package io.sluice.tests.stock;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket, whose key has two parts that the database makes, as it makes the time of sale. */
@Table("tickets")
public record Ticket(
    @Id @Generated @Nullable UUID series,
    @Id @Generated @Nullable UUID number,
    @Nullable String holder,
    @Column(value = "sold_time", nullable = false, defaultValue = "CURRENT_TIMESTAMP(6)")
        @Nullable Instant soldAt)
    implements Ticket_.With {}
