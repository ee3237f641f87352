package io.sluice.tests.club;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A remark on a member or a club, told apart by {@code subject}. */
@Table("remarks")
public record Remark(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String text,
    @Nullable String subject,
    @Nullable Long subjectId,
    @ForeignKey(mappedBy = "subjectId") BelongsTo<Club> club)
    implements Remark_.With {}
