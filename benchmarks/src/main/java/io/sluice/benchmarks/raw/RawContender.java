package io.sluice.benchmarks.raw;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.benchmarks.server.Connections;
import io.sluice.benchmarks.server.Target;
import io.sluice.benchmarks.work.Contender;
import io.sluice.benchmarks.work.Links;
import io.sluice.benchmarks.work.Reads;
import io.sluice.benchmarks.work.Writes;
import java.util.function.Function;

/** R2DBC by hand: what all others are measured by. */
public final class RawContender implements Contender {
  private final ConnectionPool pool;
  private final Reads reads;
  private final Writes writes;
  private final Links links;

  private RawContender(
      Target target,
      Function<Statements, Reads> reads,
      Function<Statements, Writes> writes,
      Function<Statements, Links> links) {
    this.pool = Connections.pool(target);
    Statements statements = new Statements(pool);
    this.reads = reads.apply(statements);
    this.writes = writes.apply(statements);
    this.links = links.apply(statements);
  }

  /** On PostgreSQL, with a pool of its own. */
  public static RawContender onPostgres(Target target) {
    return new RawContender(target, PostgresReads::new, PostgresWrites::new, PostgresLinks::new);
  }

  /** On MariaDB, with a pool of its own. */
  public static RawContender onMariaDb(Target target) {
    return new RawContender(target, MariaDbReads::new, MariaDbWrites::new, MariaDbLinks::new);
  }

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public Reads reads() {
    return reads;
  }

  @Override
  public Writes writes() {
    return writes;
  }

  @Override
  public Links links() {
    return links;
  }

  @Override
  public void close() {
    pool.disposeLater().block(Target.CLOSING);
  }
}
