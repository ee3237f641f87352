package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.BelongsToMany;
import io.sluice.Model;
import io.sluice.error.EntityNotFoundException;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.atlas.Continent_;
import io.sluice.tests.atlas.Country_;
import io.sluice.tests.atlas.Industry_;
import io.sluice.tests.atlas.Person;
import io.sluice.tests.atlas.Person_;
import io.sluice.tests.atlas.Share_;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Skill;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.press.Chore_;
import io.sluice.tests.press.Comment_;
import io.sluice.tests.press.Footnote_;
import io.sluice.tests.press.Hobby_;
import io.sluice.tests.press.Pastime_;
import io.sluice.tests.press.Plan;
import io.sluice.tests.press.Plan_;
import io.sluice.tests.press.Post;
import io.sluice.tests.press.Post_;
import io.sluice.tests.press.Writer;
import io.sluice.tests.press.Writer_;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of finding one row. */
public abstract class FindOneCasesContract extends ClubContract {
  private final Model<Writer> writers;
  private final Model<Plan> plans;
  private final Model<Post> posts;

  protected FindOneCasesContract(DatabaseUnderTest database) {
    super(database);
    this.writers = sluice.model(Writer_.TYPE);
    this.plans = sluice.model(Plan_.TYPE);
    this.posts = sluice.model(Post_.TYPE);
  }

  private void press() {
    database.sync(
        Writer_.TYPE,
        Plan_.TYPE,
        Chore_.TYPE,
        Post_.TYPE,
        Comment_.TYPE,
        Footnote_.TYPE,
        Hobby_.TYPE,
        Pastime_.TYPE);
  }

  @Test
  @DisplayName("FO-01: a row of a transaction is found in it, and outside after its commit only")
  void inATransaction() {
    Query<User> foo = Query.of(User_.TYPE).where(User_.name.eq("foo"));
    run(
        sluice.transactional(
            users
                .create(User_.name.set("foo"))
                .flatMap(
                    created ->
                        sluice
                            .outside(users.findOne(foo).hasElement())
                            .doOnNext(found -> assertThat(found).isFalse())
                            .then(users.findOne(foo))
                            .doOnNext(found -> assertThat(found).isEqualTo(created)))));
    assertThat(get(users.findOne(foo)).name()).isEqualTo("foo");
  }

  @Test
  @DisplayName("FO-04, FO-11, FO-14: keys that are texts, and one whose column is called ID")
  void keys() {
    press();
    Skill skill = skill("a string");
    values(skills.findByPk("a string"), skill);
    Plan plan = get(plans.create(Plan_.name.set("identifier")));
    values(plans.findByPk("identifier"), plan);
    empty(plans.findByPk("Identifiers"));
    database.sync(Continent_.TYPE, Country_.TYPE, Industry_.TYPE, Share_.TYPE, Person_.TYPE);
    Model<Person> people = sluice.model(Person_.TYPE);
    Person person = get(people.create());
    assertThat(get(people.findByPk(1L)).id()).isEqualTo(1L).isEqualTo(person.id());
  }

  @Test
  @DisplayName("FO-08: a primitive boolean is read, or leaving it out is an error at the call")
  void unreadBoolean() {
    Project project = project("x");
    run(project.tasks().create(Task_.title.set("t"), Task_.done.set(true)));
    assertThatThrownBy(() -> tasks.findOne(q -> q.attributes(Task_.title)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Task.done is primitive");
    Task part = get(tasks.findOne(q -> q.attributes(Task_.done)));
    assertThat(part.done()).isTrue();
    run(tasks.update(part, part.withDone(false)));
    assertThat(get(tasks.findByPk(1L))).returns("t", Task::title).returns(false, Task::done);
  }

  @Test
  @DisplayName("FO-19, FO-22: includes by keys that are texts, each kind of association")
  void includesByTexts() {
    press();
    Writer ada = get(writers.create(Writer_.name.set("people")));
    Post post = get(ada.posts().create(Post_.name.set("p1")));
    run(ada.plans().create(Plan_.name.set("plan")));

    Post found = get(posts.findOne(q -> q.where(Post_.name.eq("p1")).include(Post_.writer)));
    assertThat(found.name()).isEqualTo(post.name());
    assertThat(found.writer().loaded().orElseThrow().name()).isEqualTo("people");
    Writer writer =
        get(writers.findOne(q -> q.include(Writer_.plans, Writer_.hobbies, Writer_.posts)));
    assertThat(writer.plans().loaded()).extracting(Plan::name).containsExactly("plan");
    assertThat(writer.hobbies().loaded()).isEmpty();
    assertThat(writer.posts().loaded()).extracting(Post::name).containsExactly("p1");
  }

  @Test
  @DisplayName("FO-20: attributes of rows with their foreign key, and of the rows they belong to")
  void attributesOfBoth() {
    User ada = get(users.create(User_.name.set("Ada"), User_.email.set("a")));
    projectsOf(ada, "one", "two");
    List<Project> found =
        get(
            projects
                .findAll(
                    q ->
                        q.attributes(Project_.ownerId, Project_.title)
                            .include(Project_.owner, o -> o.attributes(User_.name))
                            .order(Project_.id.asc()))
                .collectList());
    assertThat(found).extracting(Project::title).containsExactly("one", "two");
    assertThat(found)
        .allSatisfy(
            each -> {
              assertThat(each.owner().loaded().orElseThrow().name()).isEqualTo("Ada");
              assertThat(each.owner().loaded().orElseThrow().email()).isNull();
              assertThat(each.owner().key()).isEqualTo(1L);
            });
  }

  @Test
  @DisplayName("FO-25: many to many from both sides, by a join table and by a join entity")
  void bothSides() {
    List<Member> products =
        Stream.of("Chair", "Desk", "Handbag", "Dress", "Jan").map(this::member).toList();
    List<Skill> tags = Stream.of("Furniture", "Clothing", "People").map(this::skill).toList();
    List<Club> clubTags = Stream.of("Furniture", "Clothing", "People").map(this::club).toList();
    int[][] links = {{0, 0}, {0, 1}, {1, 0}, {2, 1}, {3, 1}, {4, 2}};
    for (int[] each : links) {
      run(products.get(each[0]).skills().add(tags.get(each[1])));
      run(products.get(each[0]).clubs().add(clubTags.get(each[1])));
    }

    Member chair = get(members.findByPk(1L, q -> q.include(Member_.skills, Member_.clubs)));
    assertThat(chair.skills().loaded()).hasSize(2);
    assertThat(chair.clubs().loaded()).hasSize(2);
    size(products.get(1).skills(), 1);
    size(products.get(1).clubs(), 1);
    size(tags.get(1).members(), 3);
    size(clubTags.get(1).members(), 3);
    Club furniture = get(clubs.findByPk(1L, q -> q.include(Club_.members)));
    assertThat(furniture.members().loaded())
        .extracting(Member::name)
        .containsExactlyInAnyOrder("Chair", "Desk");
  }

  private static void size(BelongsToMany<?, ?> association, int size) {
    assertThat(get(association.get().collectList())).hasSize(size);
  }

  @Test
  @DisplayName("FO-26: one row as an entity, and as its values")
  void raw() {
    User ada = user("Ada");
    values(users.findOne(q -> q.limit(1)), ada);
    values(
        users.select(User_.id, User_.name).query(q -> q.limit(1)).as((id, name) -> id + name),
        "1Ada");
  }

  @Test
  @DisplayName("FO-28: nothing is an error where a row has to be there, else it is empty")
  void rejectOnEmpty() {
    Query<User> nobody = Query.of(User_.TYPE).where(User_.name.eq("nobody"));
    assertThat(failure(EntityNotFoundException.class, users.findOneOrError(nobody)).entity())
        .isEqualTo("User");
    failure(EntityNotFoundException.class, users.findByPkOrError(7L));
    empty(users.findOne(nobody));
    empty(users.findByPk(7L));
  }

  @Test
  @DisplayName("FOB-01: what is found, with what belongs to it, or else what was built")
  void findOrBuild() {
    run(users.create(User_.name.set("Mello"), User_.age.set(10)));
    User second = get(users.create(User_.name.set("Mello"), User_.age.set(20)));
    projectsOf(second, "x");

    User found = get(mello(20));
    assertThat(found.age()).isEqualTo(20);
    assertThat(found.projects().loaded()).hasSize(1);
    User built = get(mello(30));
    assertThat(built.id()).isNull();
    assertThat(built.age()).isEqualTo(10);
    assertThat(get(users.count())).isEqualTo(2);
  }

  private Mono<User> mello(int age) {
    return users
        .findOne(q -> q.where(User_.age.eq(age)).include(User_.projects))
        .switchIfEmpty(Mono.fromSupplier(() -> User_.builder().name("Mello").age(10).build()));
  }
}
