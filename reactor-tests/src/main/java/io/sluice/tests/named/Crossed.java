package io.sluice.tests.named;

import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Each attribute has the column that has the name of another one. */
@Table("named_crossed")
public record Crossed(
    @Column("second") Long id, @Column("third") Long second, @Id @Column("id") Long third)
    implements Crossed_.With {}
