package io.sluice.tests.binary;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** That a keyword is one of a leaflet's. */
@Table("markings")
public record Marking(@Id BelongsTo<Leaflet> leaflet, @Id BelongsTo<Keyword> keyword) {}
