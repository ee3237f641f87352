package io.sluice.readme;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.util.List;

// readme: types-article
@Table("articles")
public record Article(@Id @Generated Long id, List<String> tags, List<Long> ratings) {}
// readme: end
