package io.sluice.examples.statements;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

@Table("teams")
public record Team(@Id @Generated Long id, String name, BelongsToMany<User, Membership> members) {}
