package io.sluice.benchmarks.sluice;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.server.Servers;
import io.sluice.benchmarks.server.Target;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/** Single calls on PostgreSQL, one after the other, from the call to its value. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CallBenchmark {
  private static final int MANY = 1_000;

  private final Database database = Database.create(Servers.postgres());
  private final Sluice sluice =
      Sluice.create(database.target().url(), settings -> settings.gather(false));
  private final Model<User> users = sluice.model(User_.TYPE);
  private User user = given(users.findByPk(1L));

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    sluice.close().block(Target.CLOSING);
    database.close();
  }

  private static <T> T given(Mono<T> value) {
    return Objects.requireNonNull(value.block());
  }

  /** A row by its key. */
  @Benchmark
  public Object findByPk() {
    return given(users.findByPk(1L));
  }

  /** The ten rows that belong to one. */
  @Benchmark
  public long getAssociated() {
    return given(user.projects().get().count());
  }

  /** A versioned row. */
  @Benchmark
  public Object update() {
    user = given(users.update(user, user.withAge(user.age() + 1)));
    return user;
  }

  /** A thousand rows, and what belongs to them. */
  @Benchmark
  public long include() {
    return given(
        users
            .findAll(q -> q.where(User_.id.le((long) MANY)).include(User_.projects))
            .map(each -> (long) each.projects().loaded().size())
            .reduce(0L, Long::sum));
  }
}
