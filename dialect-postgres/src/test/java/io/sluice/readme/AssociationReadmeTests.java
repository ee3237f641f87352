package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.query.Query;
import io.sluice.result.Joined;
import io.sluice.result.Linked;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs what the README shows of associations. */
@Timeout(60)
class AssociationReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Sluice sluice;
  private Model<User> users;
  private Model<Project> projects;
  private User user;
  private Team team;
  private Team other;

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("readme_associations"));
    users = sluice.model(User_.TYPE);
    projects = sluice.model(Project_.TYPE);
    Model<Team> teams = sluice.model(Team_.TYPE);
    sluice.sync().block(PATIENCE);
    user = get(users.create(User_.name.set("Ada"), User_.age.set(36)));
    team = get(teams.create(Team_.name.set("Engine")));
    other = get(teams.create(Team_.name.set("Notes")));
  }

  @AfterEach
  void stop() {
    sluice.close().block(PATIENCE);
    PostgresTestServer.drop("readme_associations");
  }

  private static <T> T get(Mono<T> mono) {
    return mono.block(PATIENCE);
  }

  @Test
  void joinTables() {
    // readme: join
    Mono<Linked> added = user.teams().add(team, Membership_.role.set("lead"));
    Flux<Joined<Team, Membership>> joined =
        user.teams().getJoined(q -> q.where(User_.teams.through(Membership_.role).eq("lead")));
    Mono<Linked> same = user.teams().set(team, other); // attributes of kept links stay
    Mono<Linked> changed = user.teams().add(team, Membership_.role.set("member"));
    // readme: end
    assertThat(get(added)).isEqualTo(new Linked(1, 0, 0, 0));
    assertThat(get(joined.map(each -> each.through().role()).collectList()))
        .containsExactly("lead");
    assertThat(get(same)).isEqualTo(new Linked(1, 0, 0, 1));
    assertThat(get(changed)).isEqualTo(new Linked(0, 0, 1, 0));
  }

  @Test
  void one() {
    Project project = get(projects.create(Project_.title.set("Engine")));
    // readme: one
    Mono<Profile> created = user.profile().create(Profile_.text.set("Countess"));
    Mono<Profile> profile = user.profile().get();
    Mono<Void> cleared = user.profile().clear(); // set(profile) replaces the one before

    Mono<Project> owned = projects.update(project, Project_.owner.set(user)); // as it is then
    Mono<BelongsTo<User>> owner = project.owner().set(user); // only what the component is then
    // readme: end
    assertThat(get(created).text()).isEqualTo("Countess");
    assertThat(get(profile).text()).isEqualTo("Countess");
    cleared.block(PATIENCE);
    assertThat(profile.blockOptional(PATIENCE)).isEmpty();
    assertThat(get(owned).owner().key()).isEqualTo(user.id());
    assertThat(get(owner).loaded()).contains(user);
  }

  @Test
  void trees() {
    get(user.teams().add(team, Membership_.role.set("lead")));
    // readme: trees
    Mono<User> found =
        users.findByPk(
            1L,
            q ->
                q.include(User_.profile)
                    .include(User_.teams, t -> t.limit(5))
                    .include(User_.teams.to(Team_.members), User_.projects.to(Project_.owner)));
    Mono<List<String>> roles =
        found.map(
            u -> u.teams().loadedJoined().stream().map(each -> each.through().role()).toList());

    List<User> those = List.of(user);
    Mono<List<User>> loaded = // for rows that are there already: one statement for all
        sluice.load(those, User_.projects, p -> p.order(Project_.budget.desc()).limit(3));
    // readme: end
    assertThat(get(roles)).containsExactly("lead");
    assertThat(get(loaded).get(0).projects().loaded()).isEmpty();
  }

  @Test
  void gathered() {
    get(user.projects().create(Project_.title.set("Engine")));
    // readme: gathered
    Flux<Project> all = users.findAll().flatMap(u -> u.projects().get(), 256); // a few statements
    Flux<Project> each = users.findAll().concatMap(u -> u.projects().get()); // one a user
    // readme: end
    assertThat(get(all.collectList())).isEqualTo(get(each.collectList())).hasSize(1);
  }

  @Test
  void nested() {
    Project first = Project_.builder().title("Engine").build();
    // readme: nested
    User grace =
        User_.builder()
            .name("Grace")
            .projects(first)
            .teams(new Team(null, "Compilers", null))
            .build();
    Mono<User> created = users.create(grace, User_.projects, User_.teams);
    // readme: end
    User saved = get(created);
    assertThat(saved.projects().loaded().get(0).owner().key()).isEqualTo(saved.id());
    assertThat(get(saved.teams().count())).isEqualTo(1);
  }

  @Test
  void nestedWithJoinRows() {
    // readme: joined
    User edith =
        User_.builder()
            .name("Edith")
            .teams(
                BelongsToMany.ofJoined(
                    BelongsToMany.joined(
                        new Team(null, "Rivets", null), Membership_.role.set("lead"))))
            .build();
    Mono<User> created = users.create(edith, User_.teams);
    // readme: end
    assertThat(get(created).teams().loadedJoined().get(0).through().role()).isEqualTo("lead");
  }

  @Test
  void conditions() {
    get(user.projects().create(Project_.title.set("Engine"), Project_.budget.set(2_000)));
    // readme: conditions
    Flux<User> busy =
        users.findAll(
            q ->
                q.where(User_.projects.count(Project_.budget.gt(1000)).ge(1))
                    .where(User_.teams.none(User_.teams.through(Membership_.role).eq("lead")))
                    .order(User_.projects.count().desc()));
    Flux<Project> ofAda =
        projects.findAll(
            q ->
                q.where(Project_.owner.to(User_.name).startsWith("A"))
                    .order(Project_.owner.to(User_.age).asc()));
    // readme: end
    assertThat(get(busy.collectList())).containsExactly(user);
    assertThat(get(ofAda.count())).isEqualTo(1);
  }

  @Test
  void scopes() {
    // readme: scopes
    Query<User> adults = Query.of(User_.TYPE).where(User_.age.ge(18));
    Mono<Long> count = users.scoped(adults).count();

    Mono<Void> destroyed = users.destroy(user); // sets deletedAt
    Flux<User> all = users.withDeleted().findAll();
    Mono<Boolean> restored = users.restoreByPk(1L);
    // readme: end
    assertThat(get(count)).isEqualTo(1);
    destroyed.block(PATIENCE);
    assertThat(get(users.count())).isZero();
    assertThat(get(all.count())).isEqualTo(1);
    assertThat(get(restored)).isTrue();
    assertThat(get(users.count())).isEqualTo(1);
  }
}
