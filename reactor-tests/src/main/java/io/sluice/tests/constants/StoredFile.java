package io.sluice.tests.constants;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.NativeEnum;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A file, with enums of all kinds. */
@Table("stored_files")
public record StoredFile(
    @Id @Generated @Nullable Long id,
    @Nullable FileKind kind,
    @Column(nullable = false, defaultValue = "'READ'") @NativeEnum("Odd right")
        @Nullable Right right,
    @Nullable Right asText,
    @Nullable Wrapped wrapped)
    implements StoredFile_.With {
  /** A kind in a record. */
  public record Wrapped(FileKind kind) {}
}
