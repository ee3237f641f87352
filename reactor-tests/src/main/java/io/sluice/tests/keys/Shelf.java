package io.sluice.tests.keys;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Where things of some labels are. */
@Table("shelves")
public record Shelf(@Id String code) {}
