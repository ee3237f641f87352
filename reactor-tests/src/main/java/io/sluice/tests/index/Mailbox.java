package io.sluice.tests.index;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** An address that is unique, however it is written. */
@Table(
    value = "mailboxes",
    indexes = @Index(name = "mailboxes_address", unique = true, expressions = "lower(address)"))
public record Mailbox(
    @Id @Generated @Nullable Long id, @Column(nullable = false, length = 40) String address) {}
