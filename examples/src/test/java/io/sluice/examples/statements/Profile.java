package io.sluice.examples.statements;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;

/** What a user says of himself or herself. */
@Table("profiles")
public record Profile(@Id @Generated Long id, String text, @Unique BelongsTo<User> user) {}
