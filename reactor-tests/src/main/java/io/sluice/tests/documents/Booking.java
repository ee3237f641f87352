package io.sluice.tests.documents;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Json;
import io.sluice.annotation.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place at an event, and whom to call. */
@Table("bookings")
public record Booking(
    @Id @Generated @Nullable Long id,
    @Json @Column("emergy_contact") @Nullable Map<String, Object> emergencyContact,
    BelongsTo<Event> event)
    implements Booking_.With {}
