package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.model.ReferentialAction;

/** Work for bosses; each foreign key does something else when its boss goes. */
@Table("errands")
public record Errand(
    @Id @Generated Long id,
    @Column(nullable = false) String title,
    BelongsTo<Boss> boss,
    @ForeignKey(onDelete = ReferentialAction.CASCADE, onUpdate = ReferentialAction.CASCADE)
        BelongsTo<Boss> cascading,
    @ForeignKey(onDelete = ReferentialAction.RESTRICT) BelongsTo<Boss> restricted) {}
