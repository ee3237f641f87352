package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.model.Attribute;
import io.sluice.query.Include;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.named.Assignee;
import io.sluice.tests.named.Assignee_;
import io.sluice.tests.named.Assignment;
import io.sluice.tests.named.Assignment_;
import io.sluice.tests.named.Family_;
import io.sluice.tests.named.Group;
import io.sluice.tests.named.Group_;
import io.sluice.tests.named.Kin;
import io.sluice.tests.named.Kin_;
import io.sluice.tests.named.Person;
import io.sluice.tests.named.Person_;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of associations of an entity to itself, of their names, and of conditions below them. */
public abstract class SelfAndAliasCasesContract extends HasManyCases {
  private final Model<Member> members;

  protected SelfAndAliasCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Group_.TYPE,
        Person_.TYPE,
        Kin_.TYPE,
        Family_.TYPE,
        Assignee_.TYPE,
        Assignment_.TYPE,
        Member_.TYPE,
        Club_.TYPE,
        Enrolment_.TYPE);
    this.members = sluice.model(Member_.TYPE);
  }

  @Test
  @DisplayName("SELF-01: an include of a parent in the same table")
  void includesParentOfTheSameEntity() {
    Model<Group> groups = sluice.model(Group_.TYPE);
    assertThat(Group_.TYPE.table().name()).isEqualTo("user_group");
    Group parent = get(groups.create(Group_.id.set("a")));
    run(groups.create(Group_.id.set("b"), Group_.parent.set(parent)));

    List<Group> found =
        get(groups.findAll(q -> q.include(Group_.parent).order(Group_.id.asc())).collectList());

    assertThat(found)
        .extracting(each -> each.parent().loaded().map(Group::id))
        .containsExactly(Optional.empty(), Optional.of("a"));
  }

  @Test
  @DisplayName("SELF-02: has-many of the same entity")
  void setsChildrenOfTheSameEntity() {
    assertThat(Person_.parentId.column()).isEqualTo("parent_id");
    Person mary = person("Mary");
    Person john = person("John");
    Person chris = person("Chris");

    assertThat(get(mary.children().set(john, chris))).isEqualTo(linked(2, 0, 0));

    assertThat(get(mary.children().get().map(Person::name).sort().collectList()))
        .containsExactly("Chris", "John");
    assertThat(get(sluice.model(Person_.TYPE).reload(john)).parent().key()).isEqualTo(mary.id());
  }

  private Person person(String name) {
    return get(sluice.model(Person_.TYPE).create(Person_.name.set(name)));
  }

  @Test
  @DisplayName("SELF-04: belongs-to-many of the same entity by a join entity")
  void linksTheSameEntityBothWays() {
    assertThat(Family_.TYPE.attributes())
        .extracting(Attribute::column)
        .containsExactly("preexisting_child", "preexisting_parent");
    Kin mary = kin("Mary");
    Kin john = kin("John");
    Kin chris = kin("Chris");
    log.clear();

    run(mary.parents().set(john));
    run(mary.parents().add(chris));
    List<String> inserts = log.all().stream().filter(each -> each.startsWith("INSERT")).toList();
    assertThat(inserts).hasSize(2);
    assertThat(inserts)
        .allSatisfy(each -> assertThat(each).contains("preexisting_child", "preexisting_parent"));
    log.clear();

    assertThat(get(john.children().get().map(Kin::name).collectList())).containsExactly("Mary");
    assertThat(verbs()).containsExactly("SELECT");
    assertThat(log.all().get(0).split("FROM", 2)[1])
        .contains("preexisting_child", "preexisting_parent");
  }

  private Kin kin(String name) {
    return get(sluice.model(Kin_.TYPE).create(Kin_.name.set(name)));
  }

  @Test
  @DisplayName("ALIAS-01: accessors and loaded rows have the names of the associations")
  void accessorsHaveTheNamesOfAssociations() {
    assertThat(Assignee_.assignments.name()).isEqualTo("assignments");
    assertThat(Assignment_.owner.name()).isEqualTo("owner");
    Model<Assignee> assignees = sluice.model(Assignee_.TYPE);
    Model<Assignment> assignments = sluice.model(Assignment_.TYPE);
    Assignee assignee = get(assignees.create(Assignee_.name.set("Ada")));
    Assignment assignment = get(assignee.assignments().create(Assignment_.title.set("one")));
    assertThat(get(assignment.owner().get()).name()).isEqualTo("Ada");

    Assignee loaded = get(assignees.findOne(q -> q.include(Assignee_.assignments)));
    assertThat(loaded.assignments().loaded()).containsExactly(assignment);
    Assignment other = get(assignments.findOne(q -> q.include(Assignment_.owner)));
    assertThat(other.owner().loaded()).contains(assignee);
  }

  private void leiaAndVader() {
    List.of("leia", "vader").forEach(this::user);
    User leia = get(users.findOne(q -> q.where(User_.name.eq("leia"))));
    User vader = get(users.findOne(q -> q.where(User_.name.eq("vader"))));
    assertThat(leia.id()).isEqualTo(1);
    Project republic = projectsOf(leia, "republic").get(0);
    Project empire = projectsOf(vader, "empire").get(0);
    List.of("fight empire", "stablish republic").forEach(each -> task(republic, each));
    List.of("destroy rebel alliance", "rule everything").forEach(each -> task(empire, each));
    log.clear();
  }

  private void task(Project project, String title) {
    run(project.tasks().create(Task_.title.set(title), Task_.done.set(false)));
  }

  private List<String> tasksOf(UnaryOperator<Include<User>> owner) {
    return get(
        tasks
            .findAll(
                q ->
                    q.include(Task_.project, p -> p.required().include(Project_.owner, owner))
                        .order(Task_.id.asc()))
            .map(Task::title)
            .collectList());
  }

  @Test
  @DisplayName("MLF-01: a condition two includes below")
  void filtersTwoIncludesBelow() {
    leiaAndVader();

    assertThat(tasksOf(u -> u.required().where(User_.name.eq("leia"))))
        .containsExactly("fight empire", "stablish republic");
    assertThat(verbs()).containsExactly("SELECT");
  }

  @Test
  @DisplayName("MLF-02: two conditions two includes below")
  void filtersByTwoConditionsTwoIncludesBelow() {
    leiaAndVader();

    assertThat(tasksOf(u -> u.required().where(User_.name.eq("leia"), User_.id.eq(1L))))
        .containsExactly("fight empire", "stablish republic");
    assertThat(verbs()).containsExactly("SELECT");
  }

  @Test
  @DisplayName("MLF-04: a condition on the targets of a belongs-to-many")
  void filtersByTargetsOfBelongsToMany() {
    Member leia = get(members.create(Member_.name.set("leia")));
    Member vader = get(members.create(Member_.name.set("vader")));
    run(leia.clubs().create(Club_.name.set("republic")));
    run(vader.clubs().create(Club_.name.set("empire")));

    List<Member> found =
        get(
            members
                .findAll(
                    q ->
                        q.include(
                            Member_.clubs, c -> c.required().where(Club_.name.eq("republic"))))
                .collectList());

    assertThat(found).extracting(Member::name).containsExactly("leia");
    assertThat(found.get(0).clubs().loaded()).extracting(Club::name).containsExactly("republic");
  }
}
