package io.sluice.tests.stock;

import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedAt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A label by a text, with columns of other names than its attributes. */
@Table("labels")
public record Label(
    @Id @Column("label_code") String code,
    @Nullable String title,
    @Column(value = "zab", defaultValue = "'BAZ'", length = 40) @Nullable String baz,
    @CreatedAt @Nullable Instant createdAt,
    @UpdatedAt @Nullable Instant updatedAt)
    implements Label_.With {}
