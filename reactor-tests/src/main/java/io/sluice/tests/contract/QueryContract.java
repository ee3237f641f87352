package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Sluice;
import io.sluice.query.Condition;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Queries on rows: Ada (36), bob (no age, no mail), Cem (20), and one of odd signs (20). */
public abstract class QueryContract extends Contract {
  private static final String ODD = "50%_\\";

  protected QueryContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    run(users.create(User_.name.set("Ada"), User_.age.set(36), User_.email.set("ada@x")));
    run(users.create(User_.name.set("bob"), User_.visits.set(2)));
    run(users.create(User_.name.set("Cem"), User_.age.set(20), User_.email.set("Cem")));
    run(users.create(User_.name.set(ODD), User_.age.set(20), User_.visits.set(20)));
    log.clear();
  }

  private static Arguments found(Condition<User> condition, String... names) {
    return Arguments.of(condition, List.of(names));
  }

  static Stream<Arguments> comparisons() {
    return Stream.of(
        found(User_.age.eq(20), "Cem", ODD),
        found(User_.age.ne(20), "Ada"),
        found(User_.age.ne(20).not(), "Cem", ODD),
        found(User_.age.gt(20), "Ada"),
        found(User_.age.ge(20), "Ada", "Cem", ODD),
        found(User_.age.lt(36), "Cem", ODD),
        found(User_.age.le(36), "Ada", "Cem", ODD),
        found(User_.age.between(21, 36), "Ada"),
        found(User_.age.between(36, 21)),
        found(User_.age.notBetween(21, 36), "Cem", ODD),
        found(User_.age.eqTo(User_.visits), ODD),
        found(User_.age.neTo(User_.visits), "Ada", "Cem"),
        found(User_.age.gtThan(User_.visits.plus(19)), "Ada", "Cem"),
        found(User_.age.ltThan(User_.visits.times(2)), ODD),
        found(User_.name.eqTo(User_.email), "Cem"),
        found(User_.age.isNull(), "bob"),
        found(User_.age.isNotNull(), "Ada", "Cem", ODD),
        found(User_.age.isDistinctFrom(20), "Ada", "bob"),
        found(Condition.all(), "Ada", "bob", "Cem", ODD),
        found(Condition.none()),
        found(Condition.<User>none().not(), "Ada", "bob", "Cem", ODD));
  }

  static Stream<Arguments> lists() {
    return Stream.of(
        found(User_.age.in(20, 99), "Cem", ODD),
        found(User_.age.notIn(20, 99), "Ada"),
        found(User_.age.in(List.of())),
        found(User_.age.notIn(List.of()), "Ada", "bob", "Cem", ODD),
        found(User_.name.in("bob", "'"), "bob"),
        found(User_.id.in(1L, 1L, 2L), "Ada", "bob"),
        found(User_.id.in(1, 2), "Ada", "bob"),
        found(User_.id.in(1, 2, 9), "Ada", "bob"),
        found(User_.id.notIn(1, 2), "Cem", ODD),
        found(User_.id.notIn(1, 2, 9), "Cem", ODD),
        found(User_.age.in(20).not(), "Ada"));
  }

  static Stream<Arguments> patterns() {
    return Stream.of(
        found(User_.name.startsWith("A"), "Ada"),
        found(User_.name.startsWithIgnoreCase("B"), "bob"),
        found(User_.name.endsWith("m"), "Cem"),
        found(User_.name.endsWithIgnoreCase("M"), "Cem"),
        found(User_.name.contains("%"), ODD),
        found(User_.name.contains("_"), ODD),
        found(User_.name.contains("\\"), ODD),
        found(User_.name.endsWith("%_\\"), ODD),
        found(User_.name.containsIgnoreCase("DA"), "Ada"),
        found(User_.name.contains(""), "Ada", "bob", "Cem", ODD),
        found(User_.name.eqIgnoreCase("BOB"), "bob"),
        found(User_.name.eqIgnoreCase("b_b")),
        found(User_.name.like("b_b"), "bob"),
        found(User_.name.notLike("%b%"), "Ada", "Cem", ODD),
        found(User_.name.likeIgnoreCase("A%"), "Ada"),
        found(User_.name.notLikeIgnoreCase("%B%"), "Ada", "Cem", ODD),
        found(User_.name.matches("^[A-C]"), "Ada", "Cem"),
        found(User_.name.notMatches("^[A-C]"), "bob", ODD),
        found(User_.name.matchesIgnoreCase("^B"), "bob"),
        found(User_.name.notMatchesIgnoreCase("^[ABC]"), ODD),
        found(User_.email.like("%"), "Ada", "Cem"),
        found(User_.email.notLike("x"), "Ada", "Cem"));
  }

  static Stream<Arguments> connectives() {
    Condition<User> twenty = User_.age.eq(20);
    return Stream.of(
        found(twenty.and(User_.visits.eq(20)), ODD),
        found(twenty.or(User_.name.eq("Ada")), "Ada", "Cem", ODD),
        found(twenty.or(User_.name.eq("Ada")).and(User_.email.isNotNull()), "Ada", "Cem"),
        found(twenty.or(User_.name.eq("Ada").and(User_.email.isNull())), "Cem", ODD),
        found(twenty.not(), "Ada"),
        found(twenty.not().not(), "Cem", ODD),
        found(Condition.anyOf(List.of(User_.id.eq(1), User_.id.eq(2))), "Ada", "bob"),
        found(Condition.allOf(List.of()), "Ada", "bob", "Cem", ODD),
        found(Condition.anyOf(List.of())));
  }

  @ParameterizedTest
  @MethodSource({"comparisons", "lists", "patterns", "connectives"})
  void aConditionFinds(Condition<User> condition, List<String> names) {
    assertThat(names(q -> q.where(condition).order(User_.id.asc()))).isEqualTo(names);
    assertThat(get(users.count(q -> q.where(condition)))).isEqualTo(names.size());
  }

  private List<String> names(UnaryOperator<Query<User>> query) {
    return get(users.findAll(query).map(User::name).collectList());
  }

  @Test
  void conditionsOnAssociations() {
    projectsOf(get(users.findByPk(1L)), "x", "y");
    projectsOf(get(users.findByPk(2L)), "x");
    project("z");
    assertThat(names(q -> q.where(User_.projects.any(Project_.title.eq("y")))))
        .containsExactly("Ada");
    assertThat(names(q -> q.where(User_.projects.none()).order(User_.id.asc())))
        .containsExactly("Cem", ODD);
    assertThat(
            names(q -> q.where(User_.projects.none(Project_.title.eq("y"))).order(User_.id.asc())))
        .containsExactly("bob", "Cem", ODD);
    assertThat(get(projects.count(q -> q.where(Project_.owner.is(User_.name.eq("Ada"))))))
        .isEqualTo(2);
    assertThat(get(projects.count(q -> q.where(Project_.owner.is())))).isEqualTo(3);
    assertThat(get(projects.count(q -> q.where(Project_.owner.is().not())))).isEqualTo(1);
  }

  @Test
  @SuppressWarnings({"NullAway", "CheckReturnValue"}) // that is what is tested
  void nullInAShortListIsRefused() {
    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> User_.id.in(1L, null),
            () -> User_.id.notIn(null, 1L),
            () -> User_.id.in(1L, 2L, null))) {
      assertThatThrownBy(each).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whereIfIsLeftOutForNull() {
    Integer none = null;
    assertThat(names(q -> q.whereIf(none, User_.age::eq))).hasSize(4);
    assertThat(names(q -> q.whereIf(36, User_.age::eq))).containsExactly("Ada");
  }

  @Test
  @DisplayName("FIND-77 order, and where nulls are")
  void orders() {
    assertThat(names(q -> q.order(User_.age.asc().nullsFirst(), User_.id.desc())))
        .containsExactly("bob", ODD, "Cem", "Ada");
    assertThat(names(q -> q.order(User_.age.desc().nullsLast(), User_.id.asc())))
        .containsExactly("Ada", "Cem", ODD, "bob");
    assertThat(names(q -> q.order(OrderBy.parse("-age,id", User_.age, User_.id)).limit(4)))
        .containsSubsequence("Ada", "Cem", ODD);
    OrderBy<User> sum =
        new OrderBy<>(User_.age.minus(1), OrderBy.Direction.DESC, OrderBy.Nulls.LAST);
    assertThat(names(q -> q.order(sum).limit(1))).containsExactly("Ada");
  }

  @Test
  @DisplayName("FIND-62 limit and offset")
  void slices() {
    assertThat(names(q -> q.limit(0))).isEmpty();
    assertThat(names(q -> q.order(User_.id.asc()).offset(3))).containsExactly(ODD);
    assertThat(names(q -> q.order(User_.id.asc()).limit(2).offset(1)))
        .containsExactly("bob", "Cem");
    assertThat(names(q -> q.offset(100))).isEmpty();
    assertThat(names(q -> q.limit(Long.MAX_VALUE))).hasSize(4);
    empty(users.findAll(q -> q.limit(0)));
  }

  @Test
  @DisplayName("FIND-64 attributes that are not asked for are null")
  void attributesChooseColumns() {
    User ada = get(users.findOne(q -> q.attributes(User_.name).where(User_.age.eq(36))));
    assertThat(ada.id()).isEqualTo(1L);
    assertThat(ada.name()).isEqualTo("Ada");
    assertThat(ada.age()).isNull();
    assertThat(ada.version()).isNull();
    assertThat(get(ada.projects().count())).isZero();
  }

  @Test
  void aPrimitiveCannotBeLeftOut() {
    assertThatThrownBy(() -> tasks.findAll(q -> q.attributes(Task_.title)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Task.done is primitive, so a query cannot leave it out: add it to attributes(…), or"
                + " do not except it, or make the component a Boolean");
    empty(tasks.findAll(q -> q.attributes(Task_.title, Task_.done)));
    assertThatThrownBy(() -> users.findAll(q -> q.attributes()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lockedRowsAreSkipped() {
    Sluice other = database.sluice(2);
    UnaryOperator<Query<User>> skipping =
        q -> q.order(User_.id.asc()).limit(2).lock(Lock.Strength.UPDATE, Lock.Wait.SKIP_LOCKED);
    List<String> second =
        get(
            sluice.transaction(
                tx ->
                    users
                        .findAll(skipping)
                        .then(
                            other
                                .transactional(other.model(User_.TYPE).findAll(skipping))
                                .map(User::name)
                                .collectList())));
    assertThat(second).containsExactly("Cem", ODD);
    database.requireNothingOpen(other);
  }

  @Test
  void sharedLocksLetOthersShare() {
    Sluice other = database.sluice(2);
    UnaryOperator<Query<User>> sharing = q -> q.lock(Lock.Strength.SHARE, Lock.Wait.NOWAIT);
    Mono<Long> others = other.transactional(other.model(User_.TYPE).findAll(sharing)).count();
    Mono<Long> shared = sluice.transaction(tx -> users.findAll(sharing).then(others));
    assertThat(get(shared)).isEqualTo(4L);
    database.requireNothingOpen(other);
  }

  @Test
  void fetchSizeGivesTheSameRows() {
    UnaryOperator<Query<User>> query = q -> q.order(User_.id.desc());
    List<User> all = get(users.findAll(query).collectList());
    for (int size : new int[] {1, 3, 4, 100}) {
      assertThat(get(users.findAll(q -> query.apply(q).fetchSize(size)).collectList()))
          .isEqualTo(all);
      assertThat(
              get(
                  sluice
                      .transactional(users.findAll(q -> query.apply(q).fetchSize(size)))
                      .collectList()))
          .isEqualTo(all);
    }
    assertThatThrownBy(() -> users.findAll(q -> q.fetchSize(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void columnsAreComparedWithEachOther() {
    assertThat(get(users.count(q -> q.where(User_.id.geTo(User_.id), User_.id.leTo(User_.id)))))
        .isEqualTo(get(users.count()));
    assertThat(get(users.count(q -> q.where(User_.id.gtThan(User_.id))))).isZero();
  }
}
