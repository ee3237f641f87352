package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Refers to an email address. */
@Table("deliveries")
public record Delivery(
    @Id @Generated Long id,
    @Nullable String title,
    @Nullable String status,
    @ForeignKey(references = "email", columns = "user_email_xyz")
        BelongsTo<Subscriber> subscriber) {}
