package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import io.sluice.result.Linked;
import io.sluice.result.Page;
import io.sluice.transaction.Isolation;
import io.sluice.transaction.TransactionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what the README shows, and sees that the README shows what runs. */
@Timeout(60)
class ReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path ROOT = Path.of("..");

  private Sluice sluice;
  private Model<User> users;
  private Model<Project> projects;
  private User ada;
  private Project p1;
  private Project p2;

  @BeforeEach
  void start() {
    String url = PostgresTestServer.url("readme");
    // readme: start
    sluice = Sluice.create(url); // r2dbc:postgresql://user:password@host/database
    users = sluice.model(User_.TYPE);
    projects = sluice.model(Project_.TYPE);
    sluice.sync().block(); // creates the tables; for a start, or for tests
    // readme: end
    ada = users.create(User_.name.set("Ada"), User_.age.set(36)).block(PATIENCE);
    p1 = projects.create(Project_.title.set("Engine")).block(PATIENCE);
    p2 =
        ada.projects()
            .create(Project_.title.set("Notes"), Project_.budget.set(2_000))
            .block(PATIENCE);
  }

  @AfterEach
  void stop() {
    sluice.close().block(PATIENCE);
    PostgresTestServer.drop("readme");
  }

  private static <T> T get(Mono<T> mono) {
    return mono.block(PATIENCE);
  }

  @Test
  void reading() {
    Integer minimum = 18;
    String sort = "name,-createdAt";
    // readme: reading
    Mono<User> one = users.findByPk(1L);

    Flux<User> some =
        users.findAll(
            q ->
                q.where(User_.name.startsWith("A"), User_.email.isNull())
                    .whereIf(minimum, User_.age::ge) // left out when null
                    .include(
                        User_.projects,
                        p -> p.where(Project_.budget.gt(1000)).order(Project_.title.asc()).limit(3))
                    .order(OrderBy.parse(sort, User_.name, User_.createdAt)) // of a request
                    .limit(20));

    Mono<Page<User>> page =
        users.findAndCountAll(q -> q.order(User_.id.asc()).limit(20).offset(40));
    Mono<Long> count = users.count(q -> q.where(User_.projects.any(Project_.budget.gt(1000))));
    // readme: end
    assertThat(get(one)).isEqualTo(ada);
    StepVerifier.create(some)
        .assertNext(user -> assertThat(user.projects().loaded()).containsExactly(p2))
        .verifyComplete();
    assertThat(get(page)).isEqualTo(new Page<>(List.of(), 1));
    assertThat(get(count)).isEqualTo(1);
  }

  @Test
  void writing() {
    User user = ada;
    // readme: writing
    Mono<User> created =
        users.create(User_.name.set("Grace"), User_.email.set("grace@example.org"));
    Mono<User> renamed =
        users.update(user, User_.name.set("Ada L.")); // version checked, and up by one
    Mono<User> changed = users.update(user, user.withName("A. Lovelace")); // only what is different
    Mono<User> patched = users.updateByPk(2L, User_.age.set(47), User_.version.expect(0));
    Mono<Long> grown = users.updateWhere(User_.age.lt(18), User_.age.by(1));
    Mono<Boolean> gone = users.destroyByPk(2L);
    // readme: end
    assertThat(get(created).id()).isEqualTo(2);
    assertThat(get(patched).age()).isEqualTo(47);
    assertThat(get(gone)).isTrue();
    assertThat(get(grown)).isZero();
    assertThat(get(renamed).name()).isEqualTo("Ada L.");
    StepVerifier.create(changed).verifyErrorMatches(error -> error.getMessage().contains("reload"));
  }

  @Test
  void parts() {
    // readme: parts
    Mono<User> part = // with the key; the others are null
        users.findByPk(1L, q -> q.attributes(User_.name, User_.version));
    Mono<User> renamed = part.flatMap(u -> users.update(u, u.withName("Ada"))); // only the name
    // readme: end
    assertThat(get(part).email()).isNull();
    assertThat(get(renamed).email()).isEqualTo(ada.email());
  }

  @Test
  void associations() {
    User user = ada;
    List<Long> ids = List.of(1L, 2L);
    // readme: associations
    Flux<Project> all = user.projects().get();
    Flux<Project> cheap = user.projects().get(q -> q.where(Project_.budget.le(5000)).limit(10));
    Mono<Long> count = user.projects().count();
    Mono<Boolean> has = user.projects().has(p1, p2); // hasKeys(1L, 2L)
    Mono<Linked> added =
        user.projects().add(p1); // addKeys(1L), a list, or a publisher of any length
    Mono<Linked> removed = user.projects().remove(p1); // removeKeys(1L)
    Mono<Linked> set = user.projects().setKeys(ids); // these and no others; clear() for none
    Mono<Project> created = user.projects().create(Project_.title.set("Sluice"));

    HasMany<Project> ofAnyUser = users.association(User_.projects, 7L); // by key, nothing is read
    // readme: end
    assertThat(get(all.collectList())).containsExactly(p2);
    assertThat(get(cheap.collectList())).containsExactly(p2);
    assertThat(get(has)).isFalse();
    assertThat(get(added)).isEqualTo(new Linked(1, 0, 0, 0));
    assertThat(get(has)).isTrue();
    assertThat(get(removed)).isEqualTo(new Linked(0, 1, 0, 0));
    assertThat(get(set)).isEqualTo(new Linked(1, 0, 0, 1));
    assertThat(get(created).owner().key()).isEqualTo(1L);
    assertThat(get(count)).isEqualTo(3);
    assertThat(get(ofAnyUser.count())).isZero();
  }

  @Test
  void loaded() {
    // readme: loaded
    Mono<User> loaded = users.findByPk(1L, q -> q.include(User_.projects));
    Mono<List<String>> titles =
        loaded.map(u -> u.projects().loaded().stream().map(Project::title).toList());

    Flux<Project> withOwner = projects.findAll(q -> q.include(Project_.owner));
    Flux<Object> owners = projects.findAll().mapNotNull(p -> p.owner().key()); // no query for a key
    // readme: end
    assertThat(get(titles)).containsExactly("Notes");
    assertThat(get(withOwner.filter(p -> p.owner().loaded().isPresent()).count())).isEqualTo(1);
    assertThat(get(owners.collectList())).containsExactly(1L);
  }

  @Test
  void transactions() {
    List<Long> ids = List.of(1L, 2L);
    AtomicInteger sent = new AtomicInteger();
    Mono<Void> send = Mono.fromRunnable(sent::incrementAndGet);
    // readme: transactions
    Mono<Linked> linked =
        users.findByPk(1L).flatMap(u -> u.projects().setKeys(ids)).as(sluice::transactional);

    Mono<User> audited =
        sluice.transaction(
            tx -> {
              tx.afterCommit(() -> send);
              return users
                  .findOne(q -> q.where(User_.name.eq("Ada")).lock(Lock.Strength.UPDATE))
                  .flatMap(u -> users.update(u, User_.age.by(1)));
            },
            o -> o.isolation(Isolation.SERIALIZABLE).retries(3));

    Mono<User> attempt = // a savepoint: the transaction around it goes on
        sluice
            .transaction(tx -> users.create(User_.name.set("Bob")), TransactionOptions::nested)
            .onErrorComplete();
    // readme: end
    assertThat(get(linked)).isEqualTo(new Linked(1, 0, 0, 1));
    assertThat(get(audited).age()).isEqualTo(37);
    assertThat(sent).hasValue(1);
    assertThat(get(sluice.transactional(attempt)).name()).isEqualTo("Bob");
  }

  @Test
  void queriesAreValues() {
    // readme: values
    Query<User> adults = Query.of(User_.TYPE).where(User_.age.ge(18)).order(User_.name.asc());
    Mono<User> first = users.findOne(adults);
    Flux<User> page = users.findAll(adults.limit(20));
    // readme: end
    assertThat(get(first)).isEqualTo(ada);
    assertThat(get(page.collectList())).containsExactly(ada);
  }

  @Test
  void everySnippetOfTheReadmeIsOneOfThese() throws IOException {
    Map<String, String> regions = new TreeMap<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java/io/sluice/readme"))) {
      for (Path each : sources.filter(Files::isRegularFile).toList()) {
        collect(Files.readAllLines(each), regions);
      }
    }
    List<String> snippets = new ArrayList<>();
    for (Path each : pages()) {
      snippets.addAll(snippets(Files.readAllLines(each)));
    }
    assertThat(snippets)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(regions.values()).contains(each));
    assertThat(regions.values()).allSatisfy(each -> assertThat(snippets).contains(each));
  }

  /** The README and the guides; what is sent is a page of its own tests. */
  private static List<Path> pages() throws IOException {
    try (Stream<Path> guides = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              guides.filter(each -> !each.endsWith("statements.md")))
          .toList();
    }
  }

  private static void collect(List<String> lines, Map<String, String> regions) {
    String name = null;
    List<String> region = new ArrayList<>();
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("// readme: end")) {
        regions.put(name, String.join("\n", region));
        region.clear();
        name = null;
      } else if (text.startsWith("// readme: ")) {
        name = text;
      } else if (name != null && !text.isEmpty()) {
        region.add(text);
      }
    }
  }

  private static List<String> snippets(List<String> lines) {
    List<String> snippets = new ArrayList<>();
    List<String> snippet = null;
    for (String line : lines) {
      if (line.equals("```java")) {
        snippet = new ArrayList<>();
      } else if (line.equals("```") && snippet != null) {
        snippets.add(String.join("\n", snippet));
        snippet = null;
      } else if (snippet != null && !line.isBlank()) {
        snippet.add(line.strip());
      }
    }
    return snippets;
  }
}
