package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.annotation.From;
import io.sluice.annotation.Projection;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.query.Case;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Query;
import io.sluice.query.Window;
import io.sluice.result.CursorPage;
import io.sluice.type.DataType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what docs/queries.md shows: Ada (36, projects of 500 and 2,000), Bob (no age), Cem (20). */
@Timeout(60)
class QueryReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  // readme: queries-record
  record NameAge(String name, Integer age) {}

  // readme: end

  // readme: queries-group-record
  record OfAge(Integer age, long count, BigDecimal sum) {}

  // readme: end

  // readme: queries-projection
  @Projection(Project.class)
  record OwnedProject(String title, @From("owner.name") String ownerName, Owner owner) {
    @Projection(User.class)
    record Owner(String name, Integer age) {}
  }

  // readme: end

  // readme: queries-scope
  static Query<User> olderThan(int age) {
    return Query.of(User_.TYPE).where(User_.age.gt(age));
  }

  // readme: end

  private Sluice sluice;
  private Model<User> users;
  private Model<Project> projects;

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("readme_queries"));
    users = sluice.model(User_.TYPE);
    projects = sluice.model(Project_.TYPE);
    sluice.sync().block(PATIENCE);
    User ada =
        users
            .create(User_.name.set("Ada"), User_.age.set(36), User_.email.set("ada@example.org"))
            .block(PATIENCE);
    users.create(User_.name.set("Bob")).block(PATIENCE);
    users.create(User_.name.set("Cem"), User_.age.set(20)).block(PATIENCE);
    ada.projects().create(Project_.title.set("Engine"), Project_.budget.set(500)).block(PATIENCE);
    ada.projects().create(Project_.title.set("Notes"), Project_.budget.set(2_000)).block(PATIENCE);
  }

  @AfterEach
  void stop() {
    sluice.drop().block(PATIENCE);
    sluice.close().block(PATIENCE);
  }

  private static <T> T get(Mono<T> mono) {
    return mono.block(PATIENCE);
  }

  @SafeVarargs
  private static <T> void values(Flux<T> flux, T... expected) {
    StepVerifier.create(flux).expectNext(expected).expectComplete().verify(PATIENCE);
  }

  @Test
  void rowsByKeys() {
    // readme: queries-keys
    Flux<User> inOrder = users.findAllByPk(List.of(2L, 1L, 7L)); // of their keys; no row has 7
    Mono<User> ada = users.findByPkOrError(1L); // an EntityNotFoundException, if there is none
    Mono<User> bob = users.findOneOrError(q -> q.where(User_.name.eq("Bob")));
    Flux<User> all = users.findAllByPkOrError(List.of(1L, 2L), q -> q.include(User_.projects));
    // readme: end
    values(inOrder.map(User::name), "Bob", "Ada");
    assertThat(get(ada).name()).isEqualTo("Ada");
    assertThat(get(bob).id()).isEqualTo(2);
    values(all.map(each -> each.projects().loaded().size()), 2, 0);
  }

  @Test
  void exceptions() {
    // readme: queries-except
    Query<User> listed = Query.of(User_.TYPE).attributesExcept(User_.email); // also in an include
    Mono<User> withoutEmail = users.findOne(listed.where(User_.age.in(18, 36, 40)));
    // readme: end
    assertThat(get(withoutEmail).email()).isNull();
    assertThat(get(withoutEmail).name()).isEqualTo("Ada");
  }

  @Test
  void scopes() {
    // readme: queries-scopes
    Flux<User> old = users.scoped(olderThan(30)).findAll();
    Flux<User> others = users.unscoped().scoped(olderThan(10)).findAll(); // in place of the default
    // readme: end
    values(old.map(User::name), "Ada");
    assertThat(get(others.count())).isEqualTo(2);
  }

  @Test
  void aggregates() {
    // readme: queries-aggregates
    Mono<BigDecimal> budgets = projects.sum(Project_.budget);
    Mono<BigDecimal> ofAda =
        projects.sum(Project_.budget, q -> q.where(Project_.owner.to(User_.name).eq("Ada")));
    Mono<Double> age = users.avg(User_.age);
    Mono<String> last = users.max(User_.name, q -> q.where(User_.projects.any()));
    Mono<Long> ages = users.countDistinct(User_.age);
    Mono<Long> years = users.aggregate(User_.age.sum().asLong());
    Mono<Long> young = users.aggregate(Expression.count(User_.age.lt(30)));
    // readme: end
    assertThat(get(budgets)).isEqualByComparingTo("2500");
    assertThat(get(ofAda)).isEqualByComparingTo("2500");
    assertThat(get(age)).isEqualTo(28);
    assertThat(get(last)).isEqualTo("Ada");
    assertThat(get(ages)).isEqualTo(2);
    assertThat(get(years)).isEqualTo(56);
    assertThat(get(young)).isEqualTo(1);
  }

  @Test
  void selections() {
    // readme: queries-select
    Flux<NameAge> adults =
        users
            .select(User_.name, User_.age)
            .where(User_.age.ge(18))
            .order(User_.name.asc())
            .limit(20)
            .as(NameAge::new);
    Flux<Optional<String>> mails = users.select(User_.email).as(Optional::ofNullable);
    Flux<String> owned =
        projects
            .select(Project_.title, Project_.owner.to(User_.name))
            .order(Project_.title.asc())
            .as((title, owner) -> title + " of " + owner);
    // readme: end
    values(adults, new NameAge("Ada", 36), new NameAge("Cem", 20));
    assertThat(get(mails.count())).isEqualTo(3);
    values(owned, "Engine of Ada", "Notes of Ada");
  }

  @Test
  void groups() {
    // readme: queries-groups
    Flux<OfAge> ofAge =
        users
            .select(User_.age, Expression.count(), User_.id.sum())
            .where(User_.age.isNotNull())
            .groupBy(User_.age)
            .having(Expression.<User>count().ge(1))
            .order(Expression.<User>count().desc(), User_.age.asc())
            .as(OfAge::new);
    Flux<String> names = users.select(User_.name).distinct().order(User_.name.asc()).as(n -> n);
    Flux<String> dearest = // of each owner; on PostgreSQL
        projects
            .select(Project_.title)
            .distinctOn(Project_.ownerId)
            .order(Project_.ownerId.asc(), Project_.budget.desc())
            .as(title -> title);
    // readme: end
    values(ofAge.map(OfAge::age), 20, 36);
    values(names, "Ada", "Bob", "Cem");
    values(dearest, "Notes");
  }

  @Test
  void expressions() {
    // readme: queries-expressions
    Flux<User> found =
        users.findAll(
            q ->
                q.where(User_.name.trim().lower().eq("ada"))
                    .order(User_.email.coalesce(User_.name).length().desc()));
    Flux<String> kinds =
        users
            .select(
                User_.name.upper(),
                Case.when(User_.age.ge(30), "old").or(User_.age.lt(30), "young").otherwise("?"))
            .order(User_.name.asc())
            .as((name, kind) -> name + " " + kind);
    Mono<Long> changed =
        users.updateWhere(
            Condition.all(),
            User_.email.setTo(User_.email.coalesce(User_.name.lower().concat("@example.org"))));
    Flux<String> initials =
        users
            .select(
                Expression.function(
                    "left", DataType.STRING, User_.name, Expression.value(1, DataType.INTEGER)))
            .order(User_.id.asc())
            .as(initial -> initial);
    // readme: end
    values(found.map(User::name), "Ada");
    values(kinds, "ADA old", "BOB ?", "CEM young");
    assertThat(get(changed)).isEqualTo(3);
    values(initials, "A", "B", "C");
  }

  @Test
  void subqueries() {
    // readme: queries-subqueries
    Query<Project> dear = Query.of(Project_.TYPE).where(Project_.budget.gt(1000));
    Flux<User> owners = users.findAll(q -> q.where(User_.id.in(dear, Project_.ownerId)));
    Flux<User> others = users.findAll(q -> q.where(User_.id.notIn(dear, Project_.ownerId)));
    Query<User> all = Query.of(User_.TYPE);
    Flux<User> oldest = users.findAll(q -> q.where(User_.age.in(all, User_.age.max())));
    // readme: end
    values(owners.map(User::name), "Ada");
    assertThat(get(others.count())).isEqualTo(2);
    values(oldest.map(User::name), "Ada");
  }

  @Test
  void projections() {
    // readme: queries-projection-use
    Flux<OwnedProject> owned =
        projects
            .select(OwnedProject_.TYPE)
            .where(Project_.budget.gt(100))
            .order(Project_.title.asc())
            .all();
    Mono<OwnedProject> dearest =
        projects.select(OwnedProject_.TYPE).order(Project_.budget.desc()).first();
    // readme: end
    values(
        owned,
        new OwnedProject("Engine", "Ada", new OwnedProject.Owner("Ada", 36)),
        new OwnedProject("Notes", "Ada", new OwnedProject.Owner("Ada", 36)));
    assertThat(get(dearest).title()).isEqualTo("Notes");
  }

  @Test
  void windows() {
    // readme: queries-windows
    Window<User> byAge = Window.of(User_.TYPE).order(User_.age.desc());
    Flux<String> ranks =
        users
            .select(User_.name, byAge.rank(), byAge.previous(User_.name))
            .where(User_.age.isNotNull())
            .order(byAge.rank().asc())
            .as((name, rank, before) -> rank + " " + name + " after " + before);
    // readme: end
    values(ranks, "1 Ada after null", "2 Cem after Ada");
  }

  @Test
  void aggregatesOfAssociatedRows() {
    // readme: queries-associated
    Flux<String> spent =
        users
            .select(
                User_.name,
                User_.projects.sum(Project_.budget),
                User_.projects.count(Project_.budget.gt(1_000)))
            .order(User_.projects.max(Project_.title).desc(), User_.name.asc())
            .where(User_.projects.any())
            .as((name, sum, dear) -> name + ": " + sum + ", " + dear + " of more than 1000");
    Flux<User> youngest =
        users.findAll(
            q ->
                q.where(
                    User_.age.eqTo(Expression.subquery(Query.of(User_.TYPE), User_.age.min()))));
    // readme: end
    values(spent, "Ada: 2500, 1 of more than 1000");
    values(youngest.map(User::name), "Cem");
  }

  @Test
  void pages() {
    // readme: queries-pages
    Query<User> byName = Query.of(User_.TYPE).order(User_.name.asc()).limit(2);
    Mono<CursorPage<User>> first = users.page(byName, null);
    Mono<CursorPage<User>> second = first.flatMap(page -> users.page(byName, page.next()));
    // readme: end
    assertThat(get(first).rows()).extracting(User::name).containsExactly("Ada", "Bob");
    assertThat(get(second).rows()).extracting(User::name).containsExactly("Cem");
    assertThat(get(second).hasNext()).isFalse();
  }
}
