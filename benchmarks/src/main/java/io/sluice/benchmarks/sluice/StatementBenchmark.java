package io.sluice.benchmarks.sluice;

import io.sluice.dialect.Dialect;
import io.sluice.dialect.KnownTexts;
import io.sluice.dialect.Sql;
import io.sluice.dialect.postgres.PostgresDialect;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.RowRules;
import io.sluice.query.Query;
import io.sluice.statement.Select;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a query to its statement, without a database. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StatementBenchmark {
  private final Planner planner = new Planner(new RowRules(Map.of()));
  private final Dialect dialect = new PostgresDialect();
  private final KnownTexts texts = new KnownTexts();
  private final Query<?> query =
      Query.of(User_.TYPE).where(User_.name.eq("Ada"), User_.age.gt(20)).include(User_.projects);
  private final Select select = planner.read(query).select();

  /** The plan of a query with an include. */
  @Benchmark
  public ReadPlan<?> plan() {
    return planner.read(query);
  }

  /** A text that was written before. */
  @Benchmark
  public Sql renderAgain() {
    return dialect.renderer().render(select, texts);
  }

  /** A text that was not. */
  @Benchmark
  public Sql renderAnew() {
    return dialect.renderer().render(select);
  }
}
