package io.sluice.tests.shop;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A company, which may be a part of another one. */
@Table(value = "companies", schema = "shop")
public record Company(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    @Nullable Integer rank,
    BelongsTo<Company> parent,
    @ForeignKey(mappedBy = "employer") HasMany<Buyer> employees)
    implements Company_.With {}
