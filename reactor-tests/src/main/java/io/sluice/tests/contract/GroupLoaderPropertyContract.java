package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Loads that gather give what they give one by one, whatever they are and in whatever order they
 * come. The seed of a failure is its parameter; {@code sluice.test.seed} adds to it.
 */
@Timeout(120)
public abstract class GroupLoaderPropertyContract extends GatheringCases {
  private static final int PARENTS = 40;
  private static final int CALLS = 150;

  /** On the database. */
  protected GroupLoaderPropertyContract(DatabaseUnderTest database) {
    super(database);
  }

  /** Parents with none, one, or many rows. */
  @BeforeEach
  void createRows() {
    Random random = new Random(7);
    insertUsers(PARENTS);
    insert(
        "projects (title, budget, owner_id)",
        200,
        i -> "('p" + i + "', " + random.nextInt(100) + ", " + skewed(random) + ")");
    insert("members (name)", PARENTS, i -> "('m" + i + "')");
    insert("clubs (name, parent_id)", 1, i -> "('c" + i + "', NULL)");
    insert("clubs (name, parent_id)", 30, i -> "('c" + (i + 1) + "', " + i + ")");
    insert("passports (number, member_id)", PARENTS / 2, i -> "('" + i + "', " + 2 * i + ")");
    insert(
        "enrolments (member_id, club_id, role, since)",
        PARENTS * 3,
        i ->
            "("
                + ((i - 1) % PARENTS + 1)
                + ", "
                + ((i * 7) % 30 + 1)
                + ", 'r"
                + i
                + "', CURRENT_TIMESTAMP)");
  }

  private static int skewed(Random random) {
    return 1 + (int) (PARENTS * random.nextDouble() * random.nextDouble());
  }

  /** One call of many: what it gives, and how much of that is taken; 0 for all. */
  private record Call(Flux<Object> found, long taken) {
    Mono<List<Object>> run() {
      Flux<Object> some = taken == 0 ? found : found.take(taken);
      return some.collectList();
    }
  }

  private static UnaryOperator<Query<Project>> projectQuery(Random random) {
    int budget = random.nextInt(4) * 25;
    int kind = random.nextInt(5);
    return query -> {
      Query<Project> ordered = query.order(Project_.budget.desc(), Project_.id.asc());
      return switch (kind) {
        case 0 -> ordered;
        case 1 -> ordered.where(Project_.budget.gt(budget));
        case 2 -> ordered.limit(1 + budget / 25);
        case 3 -> ordered.where(Project_.title.startsWith("p1")).limit(2);
        default -> ordered.attributes(Project_.title);
      };
    };
  }

  private static Flux<Object> ofMember(Member member, Random random) {
    UnaryOperator<Query<Club>> query =
        random.nextBoolean()
            ? q -> q.order(Club_.id.desc())
            : q -> q.order(Club_.id.asc()).limit(2);
    return switch (random.nextInt(4)) {
      case 0 -> member.clubs().get(query).map(Club::name);
      case 1 ->
          member.clubs().getJoined(query).map(each -> each.target().name() + each.through().role());
      case 2 ->
          member
              .passport()
              .get()
              .map(each -> each.number() + each.member().key())
              .flux()
              .cast(Object.class);
      default -> member.clubs().get(q -> query.apply(q).where(Club_.id.gt(9L))).map(Club::name);
    };
  }

  private static List<Call> calls(
      List<User> users, List<Member> members, List<Club> clubs, Random random) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      Flux<Object> found =
          switch (random.nextInt(3)) {
            case 0 ->
                users
                    .get(random.nextInt(users.size()))
                    .projects()
                    .get(projectQuery(random))
                    .map(each -> each.title() + each.budget() + each.owner().key());
            case 1 -> ofMember(members.get(random.nextInt(members.size())), random);
            default ->
                clubs
                    .get(random.nextInt(clubs.size()))
                    .parent()
                    .get()
                    .map(Club::name)
                    .flux()
                    .cast(Object.class);
          };
      int who = random.nextInt(8);
      if (who < 2) {
        found = found.contextWrite(context -> context.put("who", who));
      }
      calls.add(new Call(found, random.nextInt(5) == 0 ? 1 : 0));
    }
    return calls;
  }

  private List<Call> calls(Sluice of, long seed) {
    List<User> users =
        get(of.model(User_.TYPE).findAll(q -> q.order(User_.id.asc())).collectList());
    List<Member> all =
        get(of.model(Member_.TYPE).findAll(q -> q.order(Member_.id.asc())).collectList());
    List<Club> clubs =
        get(of.model(Club_.TYPE).findAll(q -> q.order(Club_.id.asc())).collectList());
    return calls(users, all, clubs, new Random(seed));
  }

  @DisplayName("any calls give together what they give one by one")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void asOneByOne(long number) {
    long seed = number + 1_000 * Long.getLong("sluice.test.seed", 0);
    Random random = new Random(seed);
    Sluice alone = database.sluice(2, settings -> settings.gather(false));
    Sluice together = database.sluice(1 + random.nextInt(3));
    int concurrency = 2 + random.nextInt(150);
    List<List<Object>> expected =
        get(Flux.fromIterable(calls(alone, seed)).concatMap(Call::run).collectList());
    log.clear();

    Mono<List<List<Object>>> found =
        Flux.fromIterable(calls(together, seed))
            .flatMapSequential(Call::run, concurrency)
            .collectList();

    assertThat(get(random.nextBoolean() ? together.transactional(found) : found))
        .as("seed " + seed + ", concurrency " + concurrency)
        .isEqualTo(expected);
    assertThat(log.statements().size()).isLessThan(CALLS);
    database.requireNothingOpen(alone, together);
  }
}
