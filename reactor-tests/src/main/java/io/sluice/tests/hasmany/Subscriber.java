package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import org.jspecify.annotations.Nullable;

/** Somebody who is referred to by an email address, not by the key. */
@Table("subscribers")
public record Subscriber(
    @Id @Generated Long id,
    @Nullable String username,
    @Unique @Column("mail") @Nullable String email,
    HasMany<Delivery> deliveries) {}
