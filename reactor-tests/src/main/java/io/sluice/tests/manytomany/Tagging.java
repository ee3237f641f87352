package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A topic of an essay; nothing says that a pair is there once. */
@Table("taggings")
public record Tagging(
    @Id @Generated @Nullable Long id,
    @ForeignKey(nullable = false) BelongsTo<Essay> essay,
    @ForeignKey(nullable = false) BelongsTo<Topic> topic,
    @Column(precision = 5, scale = 2) @Nullable BigDecimal relevance) {}
