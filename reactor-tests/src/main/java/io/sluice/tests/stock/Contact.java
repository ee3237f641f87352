package io.sluice.tests.stock;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact by unique indexes, whose key is a UUID. */
@Table(
    value = "contacts",
    indexes = {
      @Index(value = "username", unique = true),
      @Index(value = "email", unique = true),
      @Index(
          value = {"name", "address"},
          unique = true)
    })
public record Contact(
    @Id @Generated @Nullable UUID id,
    @Column(length = 40) @Nullable String username,
    @Column(length = 40) @Nullable String email,
    @Column(length = 40) @Nullable String name,
    @Column(length = 40) @Nullable String address,
    @Nullable String city)
    implements Contact_.With {}
