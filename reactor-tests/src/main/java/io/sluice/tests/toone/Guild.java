package io.sluice.tests.toone;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Its key is a text that is called name. */
@Table("guilds")
public record Guild(@Id String name) {}
