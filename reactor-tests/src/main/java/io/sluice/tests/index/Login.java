package io.sluice.tests.index;

import io.sluice.annotation.Column;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A name that only one of those can have that are not deleted. */
@Table(value = "logins", indexes = @Index(value = "name", unique = true, where = "left_at IS NULL"))
public record Login(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 40) String name,
    @DeletedAt @Nullable Instant leftAt)
    implements Login_.With {}
