package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.TransactionException;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import io.sluice.result.CursorPage;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Pages by cursors, of 23 users of four names and five ages, null among them. */
public abstract class CursorPageContract extends Contract {
  private static final List<String> NAMES = List.of("ä", "a'b\"", "Zoë 🎈", "x_%");

  protected CursorPageContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    run(
        users
            .bulkCreate(
                Flux.fromStream(
                    IntStream.range(0, 23)
                        .mapToObj(
                            i ->
                                User_.builder()
                                    .name(NAMES.get(i % 4))
                                    .age(i % 5 == 0 ? null : i % 5)
                                    .visits(i)
                                    .build())))
            .then());
    log.clear();
  }

  private static long id(User user) {
    return Objects.requireNonNull(user.id());
  }

  private static long id(Project project) {
    return Objects.requireNonNull(project.id());
  }

  private List<Long> walk(Query<User> query, long limit) {
    List<Long> ids = new ArrayList<>();
    String after = null;
    do {
      CursorPage<User> page = get(users.page(query.limit(limit), after));
      assertThat(page.rows()).hasSizeLessThanOrEqualTo((int) limit).isNotEmpty();
      page.rows().forEach(each -> ids.add(each.id()));
      after = page.next();
      assertThat(page.hasNext()).isEqualTo(after != null);
      assertThat(after == null ? "a" : after).matches("[A-Za-z0-9_-]+");
    } while (after != null);
    return ids;
  }

  @SafeVarargs
  private void walks(OrderBy<User>... orders) {
    Query<User> query = Query.of(User_.TYPE).order(orders);
    List<Long> all =
        get(users.findAll(query.order(User_.id.asc())).map(CursorPageContract::id).collectList());
    for (long limit : List.of(1L, 4L, 23L, 100L)) {
      assertThat(walk(query, limit)).as("%s by %s", List.of(orders), limit).isEqualTo(all);
    }
  }

  @Test
  void pagesTogetherAreAllRowsInTheirOrder() {
    walks();
    walks(User_.id.desc());
    walks(User_.name.asc());
    walks(User_.name.desc(), User_.visits.asc());
    walks(User_.createdAt.desc());
    walks(User_.visits.plus(1).desc());
  }

  @Test
  void nullsHaveTheirPlace() {
    walks(User_.age.asc());
    walks(User_.age.desc());
    walks(User_.age.asc().nullsFirst(), User_.name.desc());
    walks(User_.age.desc().nullsLast());
    walks(User_.email.asc(), User_.age.asc().nullsLast());
  }

  @Test
  void valuesOfAssociatedRowsCanBeTheOrder() {
    List<User> owners = get(users.findAll(q -> q.order(User_.id.asc()).limit(3)).collectList());
    owners.forEach(each -> projectsOf(each, "b", "a"));
    project("free");
    UnaryOperator<Query<Project>> inOrder =
        q -> q.order(Project_.owner.to(User_.visits).desc(), Project_.title.asc()).limit(4);
    CursorPage<Project> first = get(projects.page(inOrder, null));
    CursorPage<Project> second = get(projects.page(inOrder, first.next()));
    List<Long> ids = new ArrayList<>(first.map(CursorPageContract::id).rows());
    ids.addAll(second.map(CursorPageContract::id).rows());
    assertThat(ids)
        .isEqualTo(
            get(
                projects
                    .findAll(q -> inOrder.apply(q).limit(9))
                    .map(CursorPageContract::id)
                    .collectList()));
    assertThat(second.next()).isNull();
    walks(User_.projects.count().desc());
  }

  @Test
  void includesAreLoadedForTheRowsOfThePageAlone() {
    List<User> owners = get(users.findAll(q -> q.order(User_.id.asc()).limit(3)).collectList());
    owners.forEach(each -> projectsOf(each, "b", "a"));
    CursorPage<User> page =
        get(users.page(q -> q.order(User_.id.asc()).include(User_.projects).limit(2), null));
    assertThat(page.rows()).allSatisfy(each -> assertThat(each.projects().loaded()).hasSize(2));
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void aRowThatComesOrGoesMovesNoneFromPageToPage() {
    UnaryOperator<Query<User>> query = q -> q.order(User_.visits.asc()).limit(5);
    CursorPage<User> first = get(users.page(query, null));
    log.clear();
    run(users.destroy(first.rows().get(1)));
    run(users.destroy(first.rows().get(4)));
    run(users.create(User_.name.set("new"), User_.visits.set(0)));
    log.clear();
    assertThat(get(users.page(query, first.next())).rows())
        .extracting(User::visits)
        .containsExactly(5, 6, 7, 8, 9);
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void conditionsScopesAndEmptyResults() {
    UnaryOperator<Query<User>> none = q -> q.where(User_.name.eq("q")).limit(5);
    StepVerifier.create(users.page(none, null))
        .expectNext(new CursorPage<>(List.of(), null))
        .verifyComplete();
    var old = users.scoped(Query.of(User_.TYPE).where(User_.age.ge(3)).order(User_.id.desc()));
    CursorPage<User> page = get(old.page(q -> q.limit(100), null));
    assertThat(page.rows()).hasSize(get(old.count().map(Long::intValue)));
    assertThat(page.next()).isNull();
  }

  @Test
  void aLockIsForATransaction() {
    UnaryOperator<Query<User>> locked = q -> q.lock(Lock.Strength.UPDATE).limit(2);
    StepVerifier.create(users.page(locked, null)).verifyError(TransactionException.class);
    StepVerifier.create(sluice.transactional(users.page(locked, null)))
        .expectNextMatches(page -> page.rows().size() == 2 && page.hasNext())
        .verifyComplete();
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // that is what is tested
  void wrongArgumentsAreErrorsAtTheCall() {
    UnaryOperator<Query<User>> query = q -> q.order(User_.name.asc()).limit(3);
    String next = Objects.requireNonNull(get(users.page(query, null)).next());
    for (String wrong :
        List.of(
            "", "?", "AAAA", next + "A", next.substring(4), next.replace(next.charAt(9), '0'))) {
      assertThatThrownBy(() -> users.page(query, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no cursor");
    }
    assertThatThrownBy(() -> users.page(q -> q.order(User_.name.desc()).limit(3), next))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.page(q -> q.limit(3), next))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.page(q -> q, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
    assertThatThrownBy(() -> users.page(q -> q.limit(3).offset(1), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("offset");
  }
}
