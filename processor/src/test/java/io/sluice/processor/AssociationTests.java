package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Association;
import io.sluice.model.Association.Kind;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.BelongsToAssociation;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.HasManyAssociation;
import io.sluice.model.HasOneAssociation;
import io.sluice.model.Reference;
import io.sluice.model.ReferentialAction;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What generated metamodels say of associations. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AssociationTests {
  private static final String USER =
      "@Table public record User(@Id Long id, @Unique String email, HasOne<Profile> profile,"
          + " BelongsToMany<Team, Membership> teams) {}";
  private static final String PROFILE =
      "@Table public record Profile(@Id Long id, BelongsTo<User> user) {}";
  private static final String TEAM =
      "@Table public record Team(@Id String code, BelongsToMany<User, Membership> members) {}";
  private static final String MEMBERSHIP =
      "@Table public record Membership(@Id BelongsTo<Team> team, @Id BelongsTo<User> user, String"
          + " role) {}";

  private static Loaded load(String... sources) {
    Compilation compilation = Compilation.of(sources);
    assertThat(compilation.messages()).isEmpty();
    return compilation.load();
  }

  private static Through<?> through(Association<?, ?> association) {
    return Objects.requireNonNull(association.through());
  }

  private static String keys(Association<?, ?> association) {
    return association.sourceAttributes() + " = " + association.targetAttributes();
  }

  private static String keys(Reference<?, ?> foreignKey) {
    return foreignKey.attributes() + " -> " + foreignKey.referenced();
  }

  private static void assertWithoutConstraint(Reference<?, ?> foreignKey, String keys) {
    assertThat(keys(foreignKey)).isEqualTo(keys);
    assertThat(foreignKey.constraint()).isFalse();
  }

  @Test
  void oneFollowsTheForeignKeyOfTheTarget() {
    Loaded loaded = load(USER, PROFILE, TEAM, MEMBERSHIP);
    Association<Object, ?> profile = loaded.association("User", "profile");
    assertThat(profile).isInstanceOf(HasOneAssociation.class);
    assertThat(profile.kind()).isEqualTo(Kind.HAS_ONE);
    assertThat(profile.position()).isEqualTo(2);
    assertThat(keys(profile)).isEqualTo("[User.id] = [Profile.userId]");
    assertThat(loaded.constant("User", "profile")).isSameAs(profile);
    loaded.entityType("User").check();
  }

  @Test
  void manyAreConnectedByTheForeignKeysOfAnEntity() {
    Loaded loaded = load(USER, PROFILE, TEAM, MEMBERSHIP);
    Association<Object, ?> teams = loaded.association("User", "teams");
    assertThat(teams).isInstanceOf(BelongsToManyAssociation.class);
    assertThat(teams.position()).isEqualTo(3);
    assertThat(teams.target()).isSameAs(loaded.entityType("Team"));
    assertThat(keys(teams)).isEqualTo("[User.id] = [Team.code]");
    assertThat(through(teams).type()).isSameAs(loaded.entityType("Membership"));
    assertThat(through(teams).near().name()).isEqualTo("user");
    assertThat(through(teams).far().name()).isEqualTo("team");
    assertThat(through(loaded.association("Team", "members")).near().name()).isEqualTo("team");
    loaded.entityType("User").check();
    loaded.entityType("Team").check();
  }

  @Test
  void oneForeignKeyIsChosenAndTheOtherIsWhatIsLeft() {
    Loaded loaded =
        load(
            "@Table public record User(@Id Long id, @ForeignKey(mappedBy = \"follower\", otherKey ="
                + " \"followed\") BelongsToMany<User, Follow> following, @ForeignKey(otherKey ="
                + " \"follower\") BelongsToMany<User, Follow> followers, @ForeignKey(mappedBy ="
                + " \"followed\") BelongsToMany<User, Follow> fans) {}",
            "@Table public record Follow(@Id BelongsTo<User> follower, @ForeignKey(User.class) @Id"
                + " Long followed) {}");
    EntityType<Object> user = loaded.entityType("User");
    assertThat(user.associations())
        .extracting(each -> through(each).near().name() + " " + through(each).far().name())
        .containsExactly("follower followed", "followed follower", "followed follower");
    user.check();
  }

  @Test
  void joinTablesHaveNoEntity() {
    Loaded loaded =
        load(
            "@Table public record User(@Id Long id, @JoinTable(\"user_teams\") BelongsToMany<Team,"
                + " JoinRow> teams) {}",
            "@Table public record Team(@Id String code, @JoinTable(\"user_teams\")"
                + " BelongsToMany<User, JoinRow> users) {}");
    Through<?> teams = through(loaded.association("User", "teams"));
    assertThat(teams.type().table()).isEqualTo(new TableName(null, "user_teams"));
    assertThat(teams.type().attributes())
        .extracting(Attribute::column)
        .containsExactly("user_id", "team_code");
    assertThat(teams.near().target()).isSameAs(loaded.entityType("User"));
    assertThat(teams.near().onDelete()).isEqualTo(ReferentialAction.CASCADE);
    assertThat(teams.far().onUpdate()).isEqualTo(ReferentialAction.CASCADE);
    assertThat(teams.far().constraint()).isTrue();
    assertThat(through(loaded.association("Team", "users")).type().attributes())
        .extracting(Attribute::column)
        .containsExactly("team_code", "user_id");
    loaded.entityType("User").check();
    loaded.entityType("Team").check();
  }

  @Test
  void joinTablesAreAsTheAnnotationSays() {
    Loaded loaded =
        load(
            "@Table public record User(@Id Long id, @Unique String email, @JoinTable(value ="
                + " \"likes\", schema = \"s\", columns = \"who\", otherColumns = {\"a\", \"b\"},"
                + " references = \"email\", onDelete = ReferentialAction.RESTRICT, onUpdate ="
                + " ReferentialAction.DEFAULT, constraint = false) BelongsToMany<Pair, JoinRow>"
                + " pairs, @JoinTable(value = \"friends\", otherColumns = \"friend\","
                + " otherReferences = \"email\") BelongsToMany<User, JoinRow> friends) {}",
            "@Table public record Pair(@Id Long left, @Id String right) {}");
    Through<?> pairs = through(loaded.association("User", "pairs"));
    assertThat(pairs.type().table()).isEqualTo(new TableName("s", "likes"));
    assertThat(keys(pairs.near())).isEqualTo("[JoinRow.who] -> [User.email]");
    assertThat(keys(pairs.far())).isEqualTo("[JoinRow.a, JoinRow.b] -> [Pair.left, Pair.right]");
    assertThat(pairs.near().onDelete()).isEqualTo(ReferentialAction.RESTRICT);
    assertThat(pairs.far().constraint()).isFalse();
    assertThat(keys(loaded.association("User", "friends"))).isEqualTo("[User.id] = [User.email]");
    loaded.entityType("User").check();
  }

  @Test
  void plainAttributesAreFollowedBackwards() {
    Loaded loaded =
        load(
            "@Table public record Post(@Id Long id, @Unique String slug, @ForeignKey(mappedBy ="
                + " \"commentableId\") @Scope(attribute = \"commentable\", value = \"post\")"
                + " HasMany<Comment> comments, @ForeignKey(mappedBy = \"slug\", references ="
                + " \"slug\") HasOne<Comment> first) {}",
            "@Table public record Comment(@Id Long id, Long commentableId, String commentable,"
                + " String slug, @ForeignKey(mappedBy = \"commentableId\") BelongsTo<Post> post,"
                + " @ForeignKey(mappedBy = \"slug\", references = \"slug\") BelongsTo<Post> other)"
                + " {}");
    Association<Object, ?> comments = loaded.association("Post", "comments");
    assertThat(comments).isInstanceOf(HasManyAssociation.class);
    assertWithoutConstraint(
        ((HasManyAssociation<?, ?>) comments).reference(), "[Comment.commentableId] -> [Post.id]");
    assertThat(comments.fixed())
        .hasToString("[FixedAttribute[attribute=Comment.commentable, values=[post]]]");
    Association<Object, ?> first = loaded.association("Post", "first");
    assertWithoutConstraint(
        ((HasOneAssociation<?, ?>) first).reference(), "[Comment.slug] -> [Post.slug]");
    loaded.entityType("Post").check();
  }

  @Test
  void belongingByTheKeyOfAPlainComponentTakesNoColumn() {
    Loaded loaded =
        load(
            "@Table public record Post(@Id Long id, @Unique String slug) {}",
            "@Table public record Comment(@ForeignKey(mappedBy = \"commentableId\")"
                + " BelongsTo<Post> post, @Id Long id, long commentableId, String slug,"
                + " @ForeignKey(mappedBy = \"slug\", references = \"slug\") BelongsTo<Post>"
                + " other) {}");
    EntityType<Object> comment = loaded.entityType("Comment");
    assertThat(comment.attributes())
        .extracting(Attribute::name)
        .containsExactly("id", "commentableId", "slug");
    assertThat(comment.findReference("post")).isNull();
    BelongsToAssociation<?, ?> post =
        (BelongsToAssociation<?, ?>) loaded.association("Comment", "post");
    assertThat(post.position()).isEqualTo(3);
    assertWithoutConstraint(post.reference(), "[Comment.commentableId] -> [Post.id]");
    assertThat(keys(loaded.association("Comment", "other")))
        .isEqualTo("[Comment.slug] = [Post.slug]");
    comment.check();
  }

  @Test
  void joinEntitiesMayHaveThePlainKeys() {
    Loaded loaded =
        load(
            "@Table public record Post(@Id Long id, @Unique String slug, @ForeignKey(mappedBy ="
                + " \"taggableId\") @Scope(attribute = \"taggable\", value = {\"post\", \"page\"},"
                + " through = true) @Scope(attribute = \"name\", value = \"x\") BelongsToMany<Tag,"
                + " Tagging> tags, @ForeignKey(mappedBy = \"slug\", references = \"slug\")"
                + " BelongsToMany<Tag, Tagging> others) {}",
            "@Table public record Tag(@Id Long id, String name, @ForeignKey(otherKey ="
                + " \"taggableId\") BelongsToMany<Post, Tagging> posts) {}",
            "@Table public record Tagging(@Id Long id, BelongsTo<Tag> tag, Long taggableId, String"
                + " taggable, String slug) {}");
    Association<Object, ?> tags = loaded.association("Post", "tags");
    assertWithoutConstraint(through(tags).near(), "[Tagging.taggableId] -> [Post.id]");
    assertThat(keys(through(tags).far())).isEqualTo("[Tagging.tagId] -> [Tag.id]");
    assertThat(through(tags).fixed())
        .hasToString("[FixedAttribute[attribute=Tagging.taggable, values=[post, page]]]");
    assertThat(tags.fixed()).hasToString("[FixedAttribute[attribute=Tag.name, values=[x]]]");
    assertWithoutConstraint(
        through(loaded.association("Post", "others")).near(), "[Tagging.slug] -> [Post.slug]");
    assertWithoutConstraint(
        through(loaded.association("Tag", "posts")).far(), "[Tagging.taggableId] -> [Post.id]");
    loaded.entityType("Post").check();
    loaded.entityType("Tag").check();
  }

  @Test
  void scopesOfTheTargetMayBeOfItsForeignKeys() {
    Loaded loaded =
        load(
            "@Table public record User(@Id Long id, @Scope(attribute = \"placeId\", value = \"1\")"
                + " @Scope(attribute = \"done\", value = \"true\") HasOne<Task> task) {}",
            "@Table public record Task(@Id Long id, BelongsTo<User> user, BelongsTo<Task> place,"
                + " boolean done) {}");
    assertThat(loaded.association("User", "task").fixed())
        .hasToString(
            "[FixedAttribute[attribute=Task.placeId, values=[1]], FixedAttribute[attribute=Task.done,"
                + " values=[true]]]");
  }

  @Test
  void deletionHasAnInstant() {
    Loaded loaded =
        load("@Table public record A(@Id Long id, @DeletedAt java.time.Instant deleted) {}");
    Attribute<Object, ?> deleted = loaded.attribute("A", "deleted");
    assertThat(deleted.is(Trait.DELETED_AT)).isTrue();
    assertThat(deleted.nullable()).isTrue();
    assertThat(loaded.entityType("A").find(Trait.DELETED_AT)).isSameAs(deleted);
    assertThat(List.of(Trait.values())).filteredOn(deleted::is).containsExactly(Trait.DELETED_AT);
  }
}
