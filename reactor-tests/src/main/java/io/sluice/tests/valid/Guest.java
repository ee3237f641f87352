package io.sluice.tests.valid;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Somebody with constraints. */
@Table("guests")
@Sober
public record Guest(
    @Id @Generated @NotNull Long id,
    @NotBlank @Size(max = 10) String name,
    @Unique @Email @Nullable String email,
    @Min(18) @Nullable Integer age,
    @Max(5) @Column(defaultValue = "0") @NotNull Integer drinks,
    HasMany<Gift> gifts,
    BelongsToMany<Party, Attendance> parties)
    implements Guest_.With {}
