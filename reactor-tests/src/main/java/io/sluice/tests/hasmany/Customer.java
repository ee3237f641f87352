package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody whose key is a text. */
@Table("customers")
public record Customer(@Id String code, HasMany<Invoice> invoices) {}
