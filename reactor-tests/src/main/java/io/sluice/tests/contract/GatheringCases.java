package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Query;
import io.sluice.settings.Settings;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A part of the contract on loads that gather, with many rows. */
abstract class GatheringCases extends ClubContract {
  GatheringCases(DatabaseUnderTest database) {
    super(database);
  }

  /** So many rows, the first of number 1. */
  protected final void insert(String into, int number, Function<Integer, String> row) {
    String rows =
        IntStream.rangeClosed(1, number).boxed().map(row).collect(Collectors.joining(", "));
    database.run("INSERT INTO " + into + " VALUES " + rows);
    log.clear();
  }

  /** So many users from 1 on. */
  protected final void insertUsers(int number) {
    insert(
        "users (name, version, created_at, updated_at)",
        number,
        i -> "('u" + i + "', 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
  }

  /** So many users from 1 on, each with three projects, which are not next to each other. */
  protected final void fill(int number) {
    insertUsers(number);
    insert(
        "projects (title, owner_id)",
        3 * number,
        i -> "('p" + i + "', " + ((i - 1) % number + 1) + ")");
  }

  protected static long id(Project project) {
    return Objects.requireNonNull(project.id());
  }

  protected static long id(User user) {
    return Objects.requireNonNull(user.id());
  }

  protected static Query<Project> newest(Query<Project> query) {
    return query.order(Project_.id.desc());
  }

  /** All users, in their order. */
  protected static List<User> all(Model<User> model) {
    return get(model.findAll(q -> q.order(User_.id.asc())).collectList());
  }

  protected static Flux<Long> owned(List<User> of, UnaryOperator<Query<Project>> query) {
    return Flux.fromIterable(of)
        .flatMap(each -> each.projects().get(query).map(GatheringCases::id), of.size());
  }

  /**
   * The value, and that it takes so few statements, once at least in some runs: how many calls come
   * while a statement is in flight is a matter of the machine's speed.
   */
  protected final <T> T few(int statements, Mono<T> mono) {
    T value = get(mono);
    int fewest = log.statements().size();
    for (int i = 0; i < 5 && fewest > statements; i++) {
      log.clear();
      value = get(mono);
      fewest = Math.min(fewest, log.statements().size());
    }
    assertThat(fewest).isLessThanOrEqualTo(statements);
    log.clear();
    return value;
  }

  /** A Sluice on one connection, which is not free until it is let go. */
  protected final class OneConnection {
    final Sluice sluice;
    final Model<User> users;
    final List<User> all;
    final List<User> again; // the same, of another load
    final List<Project> projects;
    private final Sinks.Empty<Void> letGo = Sinks.empty();
    private final CompletableFuture<?> holder;

    OneConnection(UnaryOperator<Settings> settings) {
      this.sluice = database.sluice(1, settings);
      this.users = sluice.model(User_.TYPE);
      this.all = all(users);
      this.again = all(users);
      this.projects = get(sluice.model(Project_.TYPE).findAll().collectList());
      Sinks.Empty<Void> held = Sinks.empty();
      this.holder =
          sluice
              .transaction(
                  tx -> users.count().doOnNext(ignored -> held.tryEmitEmpty()).then(letGo.asMono()))
              .toFuture();
      held.asMono().block(PATIENCE);
      log.clear();
    }

    /** What comes of it, when it is begun now and the connection is let go then. */
    <T> T later(Mono<T> calls) {
      CompletableFuture<T> found = calls.toFuture();
      letGo();
      return get(Mono.fromFuture(found));
    }

    void letGo() {
      letGo.tryEmitEmpty();
      Mono.fromFuture(holder).then().block(PATIENCE);
    }

    /** What was sent since the connection was held, but for the end of who held it. */
    List<String> sent() {
      return log.statements();
    }
  }

  protected final OneConnection oneConnection() {
    return new OneConnection(UnaryOperator.identity());
  }
}
