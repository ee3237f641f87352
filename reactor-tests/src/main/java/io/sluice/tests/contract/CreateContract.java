package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Membership;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Team;
import io.sluice.tests.model.Team_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating rows. */
public abstract class CreateContract extends Contract {
  private static final Instant NOW = Instant.parse("2024-05-06T07:08:09.123456789Z");
  private static final Instant STORED = Instant.parse("2024-05-06T07:08:09.123456Z");

  protected CreateContract(DatabaseUnderTest database) {
    super(database);
  }

  private Model<User> clocked() {
    Sluice clocked =
        database.sluice(2, each -> each.clock(Clock.fixed(NOW, ZoneOffset.ofHours(3))));
    return clocked.model(User_.TYPE);
  }

  @Test
  void assignmentsMakeARowAsTheDatabaseHasIt() {
    User ada = get(clocked().create(User_.name.set("Ada"), User_.email.set("a@example.org")));
    assertThat(ada)
        .isEqualTo(
            new User(1L, "Ada", "a@example.org", null, 0, 0, STORED, STORED, HasMany.none()));
    values(users.findByPk(1L), ada);
    assertThat(log.statements().get(0))
        .startsWith("INSERT INTO ")
        .contains("name", "email", "version", "created_at", "updated_at");
    assertThat(log.statements()).hasSize(has(Feature.INSERT_RETURNING) ? 2 : 3);
  }

  @Test
  void anEntityMakesARow() {
    User ada = new User(null, "Ada", null, 36, null, null, null, null, HasMany.none());
    User created = get(clocked().create(ada));
    assertThat(created)
        .isEqualTo(new User(1L, "Ada", null, 36, 0, 0, STORED, STORED, HasMany.none()));
    assertThat(get(created.projects().count())).isZero();
  }

  @Test
  void aBuilderMakesARow() {
    User ada = user("Ada");
    Project created =
        get(
            projects.create(
                Project_.builder().title("x").budget(new BigDecimal("1.5")).owner(ada).build()));
    assertThat(created.id()).isEqualTo(1L);
    assertThat(created.budget()).isEqualByComparingTo("1.5");
    assertThat(created.owner().key()).isEqualTo(1L);
    values(created.owner().get(), ada);
    values(projects.findByPk(1L), created);
  }

  @Test
  void givenKeysAndTimestampsAreKept() {
    Instant early = Instant.parse("2001-02-03T04:05:06Z");
    User created =
        get(clocked().create(User_.id.set(77), User_.name.set("A"), User_.createdAt.set(early)));
    assertThat(created.id()).isEqualTo(77L);
    assertThat(created.createdAt()).isEqualTo(early);
    assertThat(created.updatedAt()).isEqualTo(STORED);
  }

  @Test
  void aVersionStartsAtZeroWhateverIsGiven() {
    User given = User_.builder().name("A").version(9).build();
    assertThat(get(users.create(given)).version()).isZero();
  }

  @Test
  void nullsAreStoredAndColumnDefaultsTakeTheirPlace() {
    User created = get(users.create(User_.name.set("A"), User_.email.setNull()));
    assertThat(created.email()).isNull();
    assertThat(created.visits()).isZero();
    assertThat(get(users.create(User_.name.set("B"), User_.visits.set(5))).visits()).isEqualTo(5);
  }

  @Test
  void aBelongsToIsSetByARowOrByItsColumn() {
    User ada = user("Ada");
    Project byRow = get(projects.create(Project_.title.set("x"), Project_.owner.set(ada)));
    Project byColumn = get(projects.create(Project_.title.set("x"), Project_.ownerId.set(1)));
    Project none = get(projects.create(Project_.title.set("x"), Project_.owner.setNull()));
    assertThat(byRow.owner()).isEqualTo(byColumn.owner()).isEqualTo(BelongsTo.key(1L));
    assertThat(none.owner().key()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "'",
        "x'; DROP TABLE users; --",
        "\" OR \"1\"=\"1",
        "$1",
        "?",
        ":name",
        "@P1",
        "%_\\",
        "\\'",
        "a\nb\tc\r",
        "Ünïcödé ßþ",
        "日本語",
        "👩‍👩‍👧‍👦 𝄞",
        "עברית",
        "e\u0301"
      })
  void textIsStoredAsItIs(String text) {
    User created = get(users.create(User_.name.set(text)));
    assertThat(created.name()).isEqualTo(text);
    values(users.findAll(q -> q.where(User_.name.eq(text))), created);
    values(users.findAll(q -> q.where(User_.name.contains(text))), created);
    values(users.findAll(q -> q.where(User_.name.in(text, "other"))), created);
    assertThat(get(users.count())).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // throws
  void whatARowToCreateCannotHaveIsRefusedAtTheCall() {
    assertThatThrownBy(() -> users.create(User_.name.set("A"), User_.version.expect(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no values to expect");
    assertThatThrownBy(() -> users.create(User_.name.set("A"), User_.visits.by(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no value to compute with");
    assertThatThrownBy(() -> users.create(User_.name.set("A"), User_.name.set("B")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("User.name is assigned twice");
    User withChildren =
        User_.builder().name("A").projects(Project_.builder().title("x").build()).build();
    assertThatThrownBy(() -> users.create(withChildren))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.projects has rows");
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // throws
  void aRowWithoutAKeyCannotBeReferredTo() {
    User unsaved = User_.builder().name("A").build();
    assertThatThrownBy(() -> Project_.owner.set(unsaved))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("create the User first");
  }

  @Test
  void aRowWithoutAKeyIsNotWrittenAsNone() {
    User unsaved = User_.builder().name("A").build();
    Project project = Project_.builder().title("x").owner(unsaved).build();
    assertThatThrownBy(() -> projects.create(project))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Project.owner has rows that this would not write: name it, as in create(…,"
                + " Project_.owner), or leave them out");
  }

  @Test
  void aRowWithoutAKeyIsNotTakenForNoneInUpdates() {
    Project project = project("x");
    Project changed =
        project.withOwner(BelongsTo.of(Project_.owner, User_.builder().name("A").build()));
    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> run(projects.update(project, changed)), () -> run(projects.replace(changed)))) {
      assertThatThrownBy(each)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Project.owner has rows that an update does not write");
    }
  }

  @Test
  void aCompositeKeyIsWrittenAndFound() {
    database.sync(User_.TYPE, Team_.TYPE, Membership_.TYPE);
    Model<Membership> memberships = sluice.model(Membership_.TYPE);
    User ada = user("Ada");
    Team team = get(sluice.model(Team_.TYPE).create(Team_.name.set("T")));
    Membership created =
        get(memberships.create(Membership_.builder().user(ada).team(team).role("lead").build()));
    assertThat(created.user().key()).isEqualTo(1L);
    Membership_.Key key = new Membership_.Key(1L, 1L);
    log.clear();
    values(memberships.findByPk(key), created);
    assertThat(get(memberships.updateByPk(key, Membership_.role.set("x"))).role()).isEqualTo("x");
    assertThat(get(memberships.update(created, Membership_.role.setNull())).role()).isNull();
    assertThat(get(memberships.reload(created)).role()).isNull();
    assertThat(get(memberships.destroyByPk(new Membership_.Key(1L, 2L)))).isFalse();
    assertThat(get(memberships.destroyByPk(key))).isTrue();
    assertThat(log.statements()).hasSize(statements(6, 2));
    assertThatThrownBy(() -> memberships.findByPk(1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Membership_.Key(userId, teamId)");
  }

  @DisplayName("a value that the database makes, in an entity to create and in one below it")
  @Test
  void generatedValueGiven() {
    User read = user("Ada");
    Project project = projectsOf(read, "one").get(0);
    assertThatThrownBy(() -> users.create(read))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.id is 1, but made by the database")
        .hasMessageContaining("create(User_.id.set(…), …)");
    User fresh = User_.builder().name("Bob").projects(project).build();
    assertThatThrownBy(() -> users.create(fresh, User_.projects))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Project.id is 1, but made by the database");
    assertThat(log.all()).isEmpty();
    assertThat(get(users.create(User_.id.set(70L), User_.name.set("Cyd"))).id()).isEqualTo(70);
  }
}
