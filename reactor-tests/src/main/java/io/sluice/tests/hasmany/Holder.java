package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody with things whose foreign keys are plain components. */
@Table("holders")
public record Holder(@Id Integer uid, HasMany<Asset> assets, HasMany<Badge> badges) {}
