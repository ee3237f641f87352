package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.model.Association;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Cases of scopes of one entity: the age of users is their level, the visits are their value. */
public abstract class ScopeCasesContract extends Contract {
  private static final Query<User> ALL = Query.of(User_.TYPE);
  private static final Query<User> HIGH = ALL.where(User_.age.ge(5));
  private static final Query<User> LOW = ALL.where(User_.age.le(5));
  private static final Condition<User> DAN = User_.name.eq("dan");

  private final Model<User> scoped;
  private final Model<User> low;

  protected ScopeCasesContract(DatabaseUnderTest database) {
    super(database);
    this.scoped = database.sluice(2, settings -> settings.defaultScope(HIGH)).model(User_.TYPE);
    this.low = scoped.unscoped().scoped(LOW);
  }

  @BeforeEach
  void createUsers() {
    row("tony", "sequelizejs.com", 3, 7);
    row("tobi", "gmail.com", 10, 11);
    row("dan", "sequelizejs.com", 5, 10);
    row("fred", "foobar.com", 3, 7);
    log.clear();
  }

  private void row(String name, String host, int level, int value) {
    run(
        users.create(
            User_.name.set(name),
            User_.email.set(name + "@" + host),
            User_.age.set(level),
            User_.visits.set(value)));
  }

  private static List<String> names(Flux<User> found) {
    return get(found.map(User::name).sort().collectList());
  }

  @Test
  @DisplayName("SC-01: the attributes of several scopes are read")
  void mergesAttributes() {
    User tony =
        get(
            users
                .scoped(ALL.attributes(User_.visits, User_.age), ALL.attributes(User_.name))
                .findOne(q -> q.order(User_.id.asc())));

    assertThat(tony.name()).isEqualTo("tony");
    assertThat(tony.visits()).isEqualTo(7);
    assertThat(tony.age()).isEqualTo(3);
    assertThat(tony.email()).isNull();
  }

  @Test
  @DisplayName("SC-02, SC-04, SC-22: conditions of scopes of every kind are all true")
  void mergesConditions() {
    Query<User> either = ALL.where(User_.age.eq(3).or(User_.visits.eq(10)));
    Query<User> both = ALL.where(User_.email.like("%@sequelizejs.com").and(User_.age.eq(3)));

    assertThat(names(users.scoped(ALL.where(User_.age.gt(5).or(User_.age.eq(10)))).findAll()))
        .containsExactly("tobi");
    assertThat(names(users.scoped(ALL.where(User_.age.lt(4))).findAll()))
        .containsExactly("fred", "tony");
    assertThat(names(users.scoped(either, ALL.where(User_.age.eq(5))).findAll()))
        .containsExactly("dan");
    assertThat(names(users.scoped(ALL.where(User_.name.lower().like("%t%"))).findAll()))
        .containsExactly("tobi", "tony");
    assertThat(names(scoped.findAll())).containsExactly("dan", "tobi");
    assertThat(names(scoped.unscoped().scoped(both).findAll())).containsExactly("tony");
  }

  @Test
  @DisplayName("SC-05: aggregates are of the rows in the scope")
  void aggregates() {
    assertThat(get(scoped.aggregate(Expression.count()))).isEqualTo(2);
    assertThat(get(scoped.aggregate(Expression.count(), q -> q.where(User_.age.gt(5))))).isOne();
    assertThat(get(scoped.unscoped().aggregate(Expression.count()))).isEqualTo(4);
    assertThat(get(low.aggregate(Expression.count()))).isEqualTo(3);
    assertThat(get(low.aggregate(Expression.count(), q -> q.where(DAN)))).isOne();
  }

  /** What is left of the four rows when those that the condition is true of are destroyed. */
  private List<String> left(Condition<User> destroyed, Model<User> model) {
    run(users.destroyWhere(Condition.all()));
    createUsers();
    long rows = get(model.destroyWhere(destroyed));
    List<String> left = names(users.findAll());
    assertThat(left).hasSize(4 - (int) rows);
    return left;
  }

  @Test
  @DisplayName("SC-19: what a condition destroys is in the scope")
  void destroys() {
    Condition<User> all = Condition.all();

    assertThat(left(all, scoped)).containsExactly("fred", "tony");
    assertThat(left(User_.age.lt(5), scoped)).hasSize(4);
    assertThat(left(all, scoped.unscoped())).isEmpty();
    assertThat(left(all, low)).containsExactly("tobi");
    assertThat(left(DAN, low)).containsExactly("fred", "tobi", "tony");
  }

  /** The names of the rows before, of those that the call has renamed. */
  private List<String> renamed(Condition<User> condition, Model<User> model) {
    run(users.destroyWhere(Condition.all()));
    createUsers();
    long rows = get(model.updateWhere(condition, User_.name.set("ruben")));
    List<String> found =
        get(
            users
                .findAll(q -> q.where(User_.name.eq("ruben")))
                .map(each -> String.valueOf(each.email()).replaceAll("@.*", ""))
                .sort()
                .collectList());
    assertThat(found).hasSize((int) rows);
    return found;
  }

  @Test
  @DisplayName("SC-20: what a condition updates is in the scope")
  void updates() {
    assertThat(renamed(Condition.all(), scoped)).containsExactly("dan", "tobi");
    assertThat(renamed(User_.age.lt(5), scoped)).isEmpty();
    assertThat(renamed(Condition.all(), scoped.unscoped())).hasSize(4);
    assertThat(renamed(Condition.all(), low)).containsExactly("dan", "fred", "tony");
    assertThat(renamed(DAN, low)).containsExactly("dan");
  }

  @Test
  @DisplayName("SC-23: no call changes a scope")
  void staysAsItIs() {
    Model<User> valued = scoped.unscoped().scoped(ALL.where(User_.visits.ge(10)));
    for (int i = 0; i < 2; i++) {
      assertThat(names(scoped.findAll(q -> q.where(User_.visits.eq(10))))).containsExactly("dan");
      assertThat(names(scoped.findAll())).hasSize(2);
      assertThat(names(valued.findAll(q -> q.where(User_.age.eq(10))))).containsExactly("tobi");
      assertThat(names(valued.findAll())).hasSize(2);
    }
  }

  @Test
  @DisplayName("SC-26: the rows of a page and their number are in the scope")
  void pages() {
    assertThat(get(scoped.findAndCountAll(q -> q)).count()).isEqualTo(2);
    assertThat(get(scoped.findAndCountAll(q -> q.where(User_.age.gt(5)))).count()).isOne();
    assertThat(get(scoped.unscoped().findAndCountAll(q -> q.limit(1))))
        .satisfies(
            page -> {
              assertThat(page.count()).isEqualTo(4);
              assertThat(page.rows()).hasSize(1);
            });
    assertThat(get(low.findAndCountAll(q -> q.attributes(User_.name))).count()).isEqualTo(3);
    assertThat(get(low.findAndCountAll(q -> q.where(DAN))).count()).isOne();
    assertThat(
            get(
                scoped
                    .unscoped()
                    .scoped(ALL.order(User_.name.asc()))
                    .findAndCountAll(q -> q.limit(1))))
        .satisfies(
            page -> {
              assertThat(page.count()).isEqualTo(4);
              assertThat(page.rows()).extracting(User::name).containsExactly("dan");
            });
  }

  @Test
  @DisplayName("SC-16, SC-25: what a scope leaves out is not read; the foreign key is")
  void leavesOut() {
    User tony = get(users.findOne(q -> q.order(User_.id.asc())));
    run(tony.projects().create(Project_.title.set("P")));
    Query<Project> untitled = Query.of(Project_.TYPE).attributesExcept(Project_.title);
    Sluice excluding =
        database.sluice(
            1,
            settings ->
                settings
                    .defaultScope(untitled)
                    .defaultScope(ALL.attributesExcept(User_.name, User_.email)));
    Model<Project> ofScope = excluding.model(Project_.TYPE);

    Project found = get(ofScope.findOne(q -> q.include(Project_.owner)));
    assertThat(found.title()).isNull();
    assertThat(found.owner().key()).isEqualTo(tony.id());
    assertThat(found.owner().loaded().orElseThrow().email()).isNull();
    assertThat(found.owner().loaded().orElseThrow().age()).isEqualTo(3);
    Model<User> owners = excluding.model(User_.TYPE);
    User owner =
        get(
            owners.findOne(
                q ->
                    q.where(User_.age.eq(3))
                        .includeAll(Association::toMany)
                        .order(User_.id.asc())));
    assertThat(owner.projects().loaded())
        .singleElement()
        .satisfies(project -> assertThat(project.title()).isNull());
    empty(ofScope.findOne(q -> q.where(Project_.title.eq("other"))));
  }
}
