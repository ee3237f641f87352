package io.sluice.tests.natives;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.tests.constants.FileKind;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A host, with types that PostgreSQL alone has. */
@Table("hosts")
public record Host(
    @Id @Generated @Nullable Long id,
    @Unique @Column(type = "citext") @Nullable String name,
    @Column(type = "inet") @Nullable InetAddress address,
    @Column(type = "inet") @Nullable String anyAddress,
    @Column(type = "cidr") @Nullable String network,
    @Column(type = "macaddr") @Nullable String card,
    @Column(type = "hstore") @Nullable Map<String, String> settings,
    @Column(type = "interval") @Nullable Duration uptime,
    @Column(type = "interval") @Nullable Period warranty,
    @Column(type = "interval") @Nullable String anyInterval,
    @Column(type = "xml") @Nullable String config,
    @Column(type = "tsvector") @Nullable String words,
    @Column(type = "money") @Nullable BigDecimal price,
    @Column(type = "bit(3)") @Nullable String bits,
    @Column(type = "varbit") @Nullable String moreBits,
    @Column(type = "point") @Nullable String place,
    @Column(type = "citext[]") @Nullable List<String> aliases,
    @Column(type = "inet[]") @Nullable List<String> addresses,
    @Nullable List<FileKind> kinds,
    @Column(type = "date", defaultValue = "'-infinity'") @Nullable String since,
    @Column(type = "timestamptz") @Nullable String until,
    BelongsTo<Host> parent,
    HasMany<Host> children)
    implements Host_.With {}
