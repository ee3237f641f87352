package io.sluice.tests.named;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A comment on something, told apart by {@code commentable}. */
@Table("named_comments")
public record Comment(
    @Id @Generated Long id,
    @Nullable String title,
    @Nullable String commentable,
    @Nullable Long commentableId,
    @Column(nullable = false, defaultValue = "false") @Nullable Boolean isMain)
    implements Comment_.With {}
