package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Its key is called uid, and is assigned. */
@Table("harbours")
public record Harbour(@Id Integer uid, HasOne<Pier> pier) {}
