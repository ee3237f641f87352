package io.sluice.benchmarks.sluice;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.benchmarks.work.Reads;
import io.sluice.benchmarks.work.Sums;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads by models and associations. */
final class SluiceReads implements Reads {
  private static final int IN_FLIGHT = 64;

  private final Model<User> users;
  private final Model<User> alone;

  SluiceReads(Sluice sluice, Sluice alone) {
    this.users = sluice.model(User_.TYPE);
    this.alone = alone.model(User_.TYPE);
  }

  @Override
  public Mono<Long> find(long id) {
    return users.findByPk(id).map(SluiceReads::sum);
  }

  @Override
  public Mono<Long> findAlone(long id) {
    return alone.findByPk(id).map(SluiceReads::sum);
  }

  @Override
  public Flux<Long> stream(long last) {
    return users.findAll(q -> q.where(User_.id.le(last))).map(SluiceReads::sum);
  }

  @Override
  public Mono<Long> usersWithProjects(long last) {
    return users
        .findAll(q -> q.where(User_.id.le(last)).include(User_.projects))
        .reduce(
            0L, (sum, user) -> sum + sum(user) + sum(user.projects().loaded(), SluiceReads::sum));
  }

  @Override
  public Mono<Long> usersWithTags(long last) {
    return users
        .findAll(q -> q.where(User_.id.le(last)).include(User_.projects.to(Project_.tags)))
        .reduce(
            0L,
            (sum, user) ->
                sum + sum(user) + sum(user.projects().loaded(), SluiceReads::sumWithTags));
  }

  @Override
  public Flux<Long> projectsOneByOne(long last) {
    return projects(users, last);
  }

  @Override
  public Flux<Long> projectsAlone(long last) {
    return projects(alone, last);
  }

  private static Flux<Long> projects(Model<User> model, long last) {
    return model
        .findAll(q -> q.where(User_.id.le(last)))
        .flatMap(
            user -> user.projects().get().map(SluiceReads::sum).reduce(0L, Long::sum), IN_FLIGHT);
  }

  private static <T> long sum(Iterable<T> rows, ToLongFunction<T> each) {
    long sum = 0;
    for (T row : rows) {
      sum += each.applyAsLong(row);
    }
    return sum;
  }

  private static long sum(User user) {
    return Sums.user(key(user.id()), user.name(), user.email(), user.age());
  }

  private static long sum(Project project) {
    return Sums.project(key(project.id()), project.title(), project.budget());
  }

  private static long sumWithTags(Project project) {
    return sum(project) + sum(project.tags().loaded(), tag -> Sums.tag(key(tag.id()), tag.name()));
  }

  private static long key(@Nullable Long id) {
    return Objects.requireNonNull(id);
  }
}
