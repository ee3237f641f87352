package io.sluice.tests.shop;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A tag of a product, with a priority. */
@Table(value = "product_tags", schema = "shop")
public record ProductTag(
    @Id BelongsTo<Product> product, @Id BelongsTo<Tag> tag, @Nullable Integer priority)
    implements ProductTag_.With {}
