package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.math.BigDecimal;

/** Refers to a key that is a text; its own is a decimal number. */
@Table("invoices")
public record Invoice(
    @Id @Column(precision = 12, scale = 2) BigDecimal number, BelongsTo<Customer> customer) {}
