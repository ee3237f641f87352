package io.sluice.tests.named;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.HasOne;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Something with comments, one of which is the main one, and tags of two kinds. */
@Table("named_posts")
public record Post(
    @Id @Generated Long id,
    @Nullable String title,
    @ForeignKey(mappedBy = "commentableId") @Scope(attribute = "commentable", value = "post")
        HasMany<Comment> comments,
    @ForeignKey(mappedBy = "commentableId")
        @Scope(attribute = "commentable", value = "post")
        @Scope(attribute = "isMain", value = "true")
        HasOne<Comment> mainComment,
    @JoinTable("named_post_tags") @Scope(attribute = "type", value = "category")
        BelongsToMany<Tag, JoinRow> categories,
    @JoinTable("named_post_tags") @Scope(attribute = "type", value = "tag")
        BelongsToMany<Tag, JoinRow> tags)
    implements Post_.With {}
