package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.model.FixedAttribute;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.named.Comment;
import io.sluice.tests.named.Comment_;
import io.sluice.tests.named.Post;
import io.sluice.tests.named.Post_;
import io.sluice.tests.named.Tag;
import io.sluice.tests.named.Tag_;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of associations that are narrowed by a scope. */
public abstract class AssociationScopeCasesContract extends HasManyCases {
  private static final Query<Post> WITH_MAIN_COMMENT =
      Query.of(Post_.TYPE).include(Post_.mainComment);
  private static final Query<Post> WITH_COMMENTS = Query.of(Post_.TYPE).include(Post_.comments);

  private final Model<Post> posts;
  private final Model<Comment> comments;
  private final Model<Tag> tags;

  protected AssociationScopeCasesContract(DatabaseUnderTest database) {
    super(database, Post_.TYPE, Comment_.TYPE, Tag_.TYPE);
    this.posts = sluice.model(Post_.TYPE);
    this.comments = sluice.model(Comment_.TYPE);
    this.tags = sluice.model(Tag_.TYPE);
  }

  private static void requireMain(Comment comment, Post post, String title) {
    assertThat(comment.commentable()).isEqualTo("post");
    assertThat(comment.commentableId()).isEqualTo(post.id());
    assertThat(comment.isMain()).isTrue();
    assertThat(comment.title()).isEqualTo(title);
  }

  @Test
  @DisplayName("AS-01: create, get, include and set of a has-one with a scope")
  void hasOneInScope() {
    Post post = get(posts.create());
    run(comments.create(Comment_.title.set("I am an unrelated main"), Comment_.isMain.set(true)));
    Comment other = get(comments.create(Comment_.title.set("I am a future main comment")));
    Comment plain = get(post.comments().create(Comment_.title.set("I am a comment")));
    assertThat(plain.commentable()).isEqualTo("post");
    assertThat(plain.isMain()).isFalse();
    assertThat(main(post)).isEmpty();

    Comment first = get(post.mainComment().create(Comment_.title.set("I am a main comment")));
    requireMain(first, post, "I am a main comment");
    assertThat(main(post)).contains(first);
    requireMain(get(post.mainComment().get()), post, "I am a main comment");

    run(post.mainComment().set(other));
    requireMain(get(post.mainComment().get()), post, "I am a future main comment");
    assertThat(main(post)).map(Comment::id).contains(other.id());
  }

  /** The main comment by the scope of the model. */
  private Optional<Comment> main(Post post) {
    return get(posts.scoped(WITH_MAIN_COMMENT).findByPk(post.id())).mainComment().loaded();
  }

  @Test
  @DisplayName("AS-02: a has-one with a scope is created with its owner")
  void createsHasOneInScope() {
    Comment comment = Comment_.builder().title("I am a main comment").build();
    Post created =
        get(posts.create(Post_.builder().mainComment(comment).build(), Post_.mainComment));

    requireMain(created.mainComment().loaded().orElseThrow(), created, "I am a main comment");
    requireMain(main(created).orElseThrow(), created, "I am a main comment");
  }

  @Test
  @DisplayName("AS-04: the scope is not added again with each use")
  void usesScopeOnceEachTime() {
    run(get(posts.create()).comments().create(Comment_.title.set("I am a comment")));
    log.clear();

    run(posts.scoped(WITH_COMMENTS).findAll().collectList());
    List<String> first = log.all();
    log.clear();
    run(posts.scoped(WITH_COMMENTS).findAll().collectList());

    assertThat(first).hasSize(2);
    assertThat(log.all()).isEqualTo(first);
  }

  @Test
  @DisplayName("AS-05: a has-many with a scope is created with its owner")
  void createsHasManyInScope() {
    Post created =
        get(
            posts.create(
                Post_.builder()
                    .comments(
                        Comment_.builder().title("first").build(),
                        Comment_.builder().title("second").build())
                    .build(),
                Post_.comments));

    assertThat(created.comments().loaded())
        .extracting(Comment::commentable)
        .containsExactly("post", "post");
    Post found = get(posts.scoped(WITH_COMMENTS).findByPk(created.id()));
    assertThat(found.comments().loaded())
        .extracting(Comment::commentable)
        .containsExactly("post", "post");
  }

  @Test
  @DisplayName("AS-07: an include does not change the scope")
  void includeKeepsScope() {
    List<FixedAttribute<Comment>> before = Post_.mainComment.fixed();
    Post post = get(posts.create());
    run(post.comments().create(Comment_.title.set("not the main one")));

    empty(
        posts.findOne(
            q -> q.include(Post_.mainComment, c -> c.attributes(Comment_.id).required().where())));

    assertThat(Post_.mainComment.fixed()).isEqualTo(before).hasSize(2);
    assertThat(Post_.mainComment.fixed())
        .anySatisfy(
            each -> {
              assertThat(each.attribute()).isEqualTo(Comment_.isMain);
              assertThat(each.values()).containsExactly(true);
            });
  }

  @Test
  @DisplayName("AS-08: two scopes on the targets of one join table")
  void belongsToManyInScope() {
    Post first = get(posts.create());
    Post second = get(posts.create());
    Post third = get(posts.create());
    Tag categoryA = tag("category");
    Tag categoryB = tag("category");
    Tag tagA = tag("tag");
    Tag tagB = tag("tag");

    run(first.categories().add(categoryA));
    run(first.tags().create());
    run(second.categories().set(categoryB));
    run(second.tags().add(tagA));
    run(third.categories().create());
    run(third.tags().set(tagB));

    for (Post each : List.of(first, second, third)) {
      assertThat(types(get(each.categories().get().collectList()))).containsExactly("category");
      assertThat(types(get(each.tags().get().collectList()))).containsExactly("tag");
      Post found =
          get(posts.findByPk(each.id(), q -> q.include(Post_.categories).include(Post_.tags)));
      assertThat(types(found.categories().loaded())).containsExactly("category");
      assertThat(types(found.tags().loaded())).containsExactly("tag");
    }
  }

  private Tag tag(String type) {
    return get(tags.create(Tag_.type.set(type)));
  }

  private static List<String> types(List<Tag> tags) {
    return tags.stream().map(each -> String.valueOf(each.type())).toList();
  }
}
