package io.sluice.tests.natives;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import java.math.BigInteger;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** A meter, with types that MySQL and MariaDB have. */
@SuppressWarnings("ArrayRecordComponent") // bytes are a type like others
@Table("meters")
public record Meter(
    @Id @Generated @Column(type = "mediumint unsigned") @Nullable Long id,
    @Unique @Column(type = "varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")
        @Nullable String name,
    @Column(type = "year") @Nullable Year made,
    @Column(type = "set('HOT', 'cold', 'it''s')") @Nullable String kinds,
    @Column(type = "bit(1)") @Nullable Boolean on,
    @Column(type = "bit(12)") byte @Nullable [] bits,
    @Column(type = "bigint unsigned") @Nullable BigInteger count,
    @Column(type = "tinyint unsigned") @Nullable Short level,
    @Column(type = "mediumtext CHARACTER SET utf8mb4") @Nullable String notes,
    @Column(type = "geometry") byte @Nullable [] place)
    implements Meter_.With {}
