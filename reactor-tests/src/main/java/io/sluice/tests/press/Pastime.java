package io.sluice.tests.press;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** The hobby of a writer; its key has a column of another name. */
@Table("pastimes")
public record Pastime(
    @Id @Column("name_id") String name,
    @ForeignKey(nullable = false) BelongsTo<Writer> writer,
    @ForeignKey(nullable = false) BelongsTo<Hobby> hobby)
    implements Pastime_.With {}
