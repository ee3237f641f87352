package io.sluice.tests.index;

import io.sluice.annotation.Check;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something with an amount and a price. */
@Table(
    value = "wares",
    comment = "What is sold; it's \\ \"all\"",
    checks = {
      @Check("amount >= 0"),
      @Check(value = "price > amount", name = "wares_dear"),
      @Check("price < 1000")
    },
    indexes = {
      @Index(
          value = {"name", "price"},
          method = "btree",
          include = "amount",
          descending = "price"),
      @Index(value = "amount", name = "wares_amount")
    })
public record Ware(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 40, comment = "as it's called") String name,
    @Column(nullable = false, comment = "how many") Integer amount,
    @Column(nullable = false, defaultValue = "1", comment = "in \\ euros")
        @Nullable Integer price) {}
