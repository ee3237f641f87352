package io.sluice.readme;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

// readme: team
@Table("teams")
public record Team(@Id @Generated Long id, String name, BelongsToMany<User, Membership> members) {}
// readme: end
