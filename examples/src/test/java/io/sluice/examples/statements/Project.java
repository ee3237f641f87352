package io.sluice.examples.statements;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.math.BigDecimal;

@Table("projects")
public record Project(
    @Id @Generated Long id,
    @Column(nullable = false) String title,
    BigDecimal budget,
    BelongsTo<User> owner) {} // column owner_id, also Project_.ownerId
