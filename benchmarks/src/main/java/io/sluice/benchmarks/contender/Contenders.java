package io.sluice.benchmarks.contender;

import io.sluice.benchmarks.hibernate.HibernateContender;
import io.sluice.benchmarks.jooq.JooqContender;
import io.sluice.benchmarks.raw.RawContender;
import io.sluice.benchmarks.server.Target;
import io.sluice.benchmarks.sluice.SluiceContender;
import io.sluice.benchmarks.spring.SpringContender;
import io.sluice.benchmarks.work.Contender;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Those who are compared, in the order of the results. The first is what others are measured by.
 */
public final class Contenders {
  private static final List<Candidate> POSTGRES =
      List.of(
          new Candidate("raw", RawContender::onPostgres),
          new Candidate("spring", SpringContender::new),
          new Candidate("jooq", JooqContender::new),
          new Candidate("hibernate", HibernateContender::new),
          new Candidate("sluice", SluiceContender::new));
  private static final List<Candidate> MARIADB =
      List.of(
          new Candidate("raw", RawContender::onMariaDb),
          new Candidate("sluice", SluiceContender::new));

  private Contenders() {}

  /** A contender that is not connected. */
  private record Candidate(String name, Function<Target, Contender> opening) {}

  /** The names of those that there are for the server of the target. */
  public static List<String> names(Target target) {
    return candidates(target).stream().map(Candidate::name).toList();
  }

  /** Those whose names are chosen, each connected to the target. */
  public static List<Contender> open(Target target, Predicate<String> chosen) {
    return candidates(target).stream()
        .filter(candidate -> chosen.test(candidate.name()))
        .map(candidate -> candidate.opening().apply(target))
        .toList();
  }

  private static List<Candidate> candidates(Target target) {
    return target.isPostgres() ? POSTGRES : MARIADB;
  }
}
