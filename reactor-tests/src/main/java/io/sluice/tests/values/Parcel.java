package io.sluice.tests.values;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Convert;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import java.net.URI;
import java.time.Duration;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A value of each type that is stored as another one. */
@Table("parcels")
public record Parcel(
    @Id @Generated @Nullable ParcelId id,
    @Unique @Column(length = 100) @Nullable Email sender,
    @Column(precision = 12, scale = 3) @Nullable Weight weight,
    @Column(nullable = false, defaultValue = "1") @Nullable Pieces pieces,
    @Convert(PriceConverter.class) @Nullable Price price,
    @Convert(WordsConverter.class) @Nullable List<String> words,
    @Nullable Temperature warmest,
    @Nullable Duration travel,
    @Nullable Period storage,
    @Nullable URI tracking,
    @Nullable Currency currency,
    @Nullable Locale locale,
    @Nullable ZoneId zone,
    @Nullable ZoneOffset offset,
    @Nullable Year year,
    @Nullable YearMonth month,
    @Nullable MonthDay day,
    HasMany<Sticker> stickers)
    implements Parcel_.With {}
