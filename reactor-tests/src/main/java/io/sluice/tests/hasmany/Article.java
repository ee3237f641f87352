package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Something with labels; its key is not called id. */
@Table("articles")
public record Article(
    @Id @Generated Long pk,
    @Column(nullable = false) String title,
    HasMany<Label> labels,
    HasMany<StrictLabel> strictLabels) {}
