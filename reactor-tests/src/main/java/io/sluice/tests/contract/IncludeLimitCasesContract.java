package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.press.Chore_;
import io.sluice.tests.press.Comment;
import io.sluice.tests.press.Comment_;
import io.sluice.tests.press.Footnote;
import io.sluice.tests.press.Footnote_;
import io.sluice.tests.press.Hobby;
import io.sluice.tests.press.Hobby_;
import io.sluice.tests.press.Pastime_;
import io.sluice.tests.press.Plan;
import io.sluice.tests.press.Plan_;
import io.sluice.tests.press.Post;
import io.sluice.tests.press.Post_;
import io.sluice.tests.press.Writer;
import io.sluice.tests.press.Writer_;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of limits with required includes; the second of what is left is asked for. */
public abstract class IncludeLimitCasesContract extends Contract {
  private final Model<Plan> plans;
  private final Model<Writer> writers;
  private final Model<Post> posts;
  private final Model<Comment> comments;

  /** On the database. */
  protected IncludeLimitCasesContract(DatabaseUnderTest database) {
    super(database);
    this.plans = sluice.model(Plan_.TYPE);
    this.writers = sluice.model(Writer_.TYPE);
    this.posts = sluice.model(Post_.TYPE);
    this.comments = sluice.model(Comment_.TYPE);
  }

  @BeforeEach
  void createPress() {
    database.sync(
        Writer_.TYPE,
        Plan_.TYPE,
        Chore_.TYPE,
        Hobby_.TYPE,
        Pastime_.TYPE,
        Post_.TYPE,
        Comment_.TYPE,
        Footnote_.TYPE);
    insert("writers", "name", "('Alice')", "('Bob')", "('Charlotte')", "('David')");
    insert("plans", "name", "('alpha')", "('bravo')", "('charlie')", "('delta')");
  }

  private void insert(String table, String columns, String... values) {
    database.run("INSERT INTO " + table + " (" + columns + ") VALUES " + String.join(", ", values));
    log.clear();
  }

  private void onPlans(String... values) {
    insert("plan_writers", "plan_name, writer_name", values);
  }

  private void hobbies() {
    insert("hobbies", "name", "('archery')", "('badminton')");
    insert(
        "pastimes",
        "name_id, writer_name, hobby_name",
        "('Foobar', 'Alice', 'archery')",
        "('Other', 'Bob', 'badminton')");
  }

  private static Query<Plan> secondPlan() {
    return Query.of(Plan_.TYPE).order(Plan_.name.asc()).limit(1).offset(1);
  }

  private Plan plan(UnaryOperator<Include<Writer>> include) {
    List<Plan> found =
        get(plans.findAll(secondPlan().include(Plan_.writers, include)).collectList());
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  @DisplayName("IL-01: a condition of a belongs-to-many")
  void conditionOfBelongsToMany() {
    onPlans("('alpha', 'Alice')", "('bravo', 'Bob')", "('charlie', 'Alice')");

    Plan found = plan(w -> w.required().where(Writer_.name.eq("Alice")));

    assertThat(found.name()).isEqualTo("charlie");
    assertThat(found.writers().loaded()).extracting(Writer::name).containsExactly("Alice");
  }

  @Test
  @DisplayName("IL-02: two levels of belongs-to-many, by the row and by its join row")
  void conditionOfTwoLevels() {
    onPlans("('alpha', 'Alice')", "('bravo', 'Charlotte')", "('charlie', 'Alice')");
    insert("hobbies", "name", "('archery')", "('badminton')");
    insert("pastimes", "name_id, writer_name, hobby_name", "('a', 'Alice', 'archery')");

    Plan any = plan(w -> w.required().include(Writer_.hobbies, Include::required));
    assertThat(any.name()).isEqualTo("charlie");
    insert("pastimes", "name_id, writer_name, hobby_name", "('b', 'Charlotte', 'badminton')");
    Plan byRow =
        plan(
            w ->
                w.required()
                    .include(Writer_.hobbies, h -> h.required().where(Hobby_.name.eq("archery"))));
    Plan byJoinRow =
        plan(
            w ->
                w.required()
                    .include(
                        Writer_.hobbies,
                        h ->
                            h.required()
                                .where(Writer_.hobbies.through(Pastime_.hobbyName).eq("archery"))));

    assertThat(byRow.name()).isEqualTo("charlie");
    assertThat(byJoinRow.name()).isEqualTo("charlie");
    assertThat(byJoinRow.writers().loaded().get(0).hobbies().loaded())
        .extracting(Hobby::name)
        .containsExactly("archery");
  }

  @Test
  @DisplayName("IL-04: a required belongs-to-many")
  void requiredBelongsToMany() {
    onPlans("('alpha', 'Alice')", "('charlie', 'Alice')");

    assertThat(plan(Include::required).name()).isEqualTo("charlie");
  }

  @Test
  @DisplayName("IL-05: two required includes")
  void twoRequired() {
    onPlans("('alpha', 'Alice')", "('bravo', 'Bob')", "('delta', 'Alice')");
    insert("chores", "name, plan_name", "('1', 'alpha')", "('2', 'charlie')", "('3', 'delta')");

    List<Plan> found =
        get(
            plans
                .findAll(
                    secondPlan()
                        .include(Plan_.writers, Include::required)
                        .include(Plan_.chores, Include::required))
                .collectList());

    assertThat(found).extracting(Plan::name).containsExactly("delta");
  }

  private void writings() {
    insert(
        "posts",
        "name, writer_name",
        "('post0', 'Alice')",
        "('post1', 'Bob')",
        "('post2', 'David')",
        "('post3', NULL)");
    insert("comments", "name, post_name", "('comment0', 'post0')", "('comment2', 'post2')");
  }

  @Test
  @DisplayName("IL-07: one row by a condition of a has-many")
  void findOneByHasMany() {
    writings();

    Post found =
        get(
            posts.findOne(
                q ->
                    q.include(
                        Post_.comments, c -> c.required().where(Comment_.name.eq("comment2")))));

    assertThat(found.name()).isEqualTo("post2");
    assertThat(found.comments().loaded()).extracting(Comment::name).containsExactly("comment2");
  }

  @Test
  @DisplayName("IL-08: two levels of has-many")
  void twoLevelsOfHasMany() {
    writings();

    List<Writer> found =
        get(
            writers
                .findAll(
                    q ->
                        q.order(Writer_.name.asc())
                            .limit(1)
                            .offset(1)
                            .include(
                                Writer_.posts,
                                p -> p.required().include(Post_.comments, Include::required)))
                .collectList());

    assertThat(found).extracting(Writer::name).containsExactly("David");
  }

  @Test
  @DisplayName("IL-10: a has-many below a belongs-to-many, also by joins")
  void hasManyBelowBelongsToMany() {
    onPlans("('alpha', 'Alice')", "('bravo', 'Charlotte')", "('delta', 'David')");
    writings();

    Plan separate = plan(w -> w.required().include(Writer_.posts, Include::required));
    Plan joined =
        plan(w -> w.required().joined().include(Writer_.posts, p -> p.required().joined()));

    assertThat(separate.name()).isEqualTo("delta");
    assertThat(joined.name()).isEqualTo("delta");
    assertThat(joined.writers().loaded().get(0).posts().loaded())
        .extracting(Post::name)
        .containsExactly("post2");
  }

  @Test
  @DisplayName("IL-11: a belongs-to-many below a belongs-to, by the row and by its join row")
  void belongsToManyBelowBelongsTo() {
    insert(
        "posts",
        "name, writer_name",
        "('post0', 'Alice')",
        "('post1', 'Bob')",
        "('post2', NULL)",
        "('post3', 'David')");
    hobbies();
    insert("pastimes", "name_id, writer_name, hobby_name", "('d', 'David', 'archery')");

    List.<UnaryOperator<Include<Hobby>>>of(
            h -> h.where(Hobby_.name.eq("archery")),
            h -> h.where(Writer_.hobbies.through(Pastime_.hobbyName).eq("archery")))
        .forEach(
            condition ->
                assertThat(
                        get(
                            posts
                                .findAll(
                                    q ->
                                        q.order(Post_.name.asc())
                                            .limit(1)
                                            .offset(1)
                                            .include(
                                                Post_.writer,
                                                w ->
                                                    w.required()
                                                        .include(
                                                            Writer_.hobbies,
                                                            h -> condition.apply(h.required()))))
                                .collectList()))
                    .extracting(Post::name)
                    .containsExactly("post3"));
  }

  @Test
  @DisplayName("IL-13: a has-many with an or below a belongs-to")
  void hasManyBelowBelongsTo() {
    writings();
    insert("comments", "name, post_name", "('comment1', 'post1')");
    insert(
        "footnotes",
        "name, post_name",
        "('footnote0', 'post0')",
        "('footnote1', 'post1')",
        "('footnote2', 'post2')");

    List<Comment> found =
        get(
            comments
                .findAll(
                    q ->
                        q.order(Comment_.name.asc())
                            .limit(1)
                            .offset(1)
                            .include(
                                Comment_.post,
                                p ->
                                    p.required()
                                        .include(
                                            Post_.footnotes,
                                            f ->
                                                f.required()
                                                    .where(
                                                        Footnote_.name
                                                            .eq("footnote0")
                                                            .or(Footnote_.name.eq("footnote2"))))))
                .collectList());

    assertThat(found).extracting(Comment::name).containsExactly("comment2");
    assertThat(found.get(0).post().loaded().orElseThrow().footnotes().loaded())
        .extracting(Footnote::name)
        .containsExactly("footnote2");
  }

  @Test
  @DisplayName("IFO-02: one row by a condition of a has-many below a belongs-to")
  void findOneByTwoLevels() {
    writings();
    insert("footnotes", "name, post_name", "('footnote2', 'post2')");

    Comment found =
        get(
            comments.findOne(
                q ->
                    q.include(
                        Comment_.post,
                        p ->
                            p.required()
                                .include(
                                    Post_.footnotes,
                                    f -> f.required().where(Footnote_.name.eq("footnote2"))))));

    assertThat(found.name()).isEqualTo("comment2");
  }

  @Test
  @DisplayName("IFO-05: a join row's attribute whose column has another name")
  void attributeOfJoinRowIsMapped() {
    hobbies();

    List<Writer> found =
        get(
            writers
                .findAll(
                    q ->
                        q.include(
                            Writer_.hobbies,
                            h ->
                                h.required()
                                    .where(Writer_.hobbies.through(Pastime_.name).eq("Foobar"))))
                .collectList());

    assertThat(found).extracting(Writer::name).containsExactly("Alice");
    assertThat(found.get(0).hobbies().loadedJoined())
        .extracting(each -> each.target().name() + "/" + each.through().name())
        .containsExactly("archery/Foobar");
  }
}
