package io.sluice.tests.press;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** What writers do besides. */
@Table("hobbies")
public record Hobby(@Id String name, BelongsToMany<Writer, Pastime> writers)
    implements Hobby_.With {}
