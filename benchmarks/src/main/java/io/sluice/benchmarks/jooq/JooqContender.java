package io.sluice.benchmarks.jooq;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.benchmarks.server.Connections;
import io.sluice.benchmarks.server.Target;
import io.sluice.benchmarks.work.Contender;
import io.sluice.benchmarks.work.Links;
import io.sluice.benchmarks.work.Reads;
import io.sluice.benchmarks.work.Writes;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** jOOQ; rows are mapped to records by their constructors. */
public final class JooqContender implements Contender {
  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final ConnectionPool pool;
  private final DSLContext context;

  /** With a pool of its own. */
  public JooqContender(Target target) {
    this.pool = Connections.pool(target, false); // it reads times as text
    this.context = DSL.using(pool, SQLDialect.POSTGRES);
  }

  @Override
  public String name() {
    return "jooq";
  }

  @Override
  public Reads reads() {
    return new JooqReads(context);
  }

  @Override
  public Writes writes() {
    return new JooqWrites(context);
  }

  @Override
  public Links links() {
    return new JooqLinks(context);
  }

  @Override
  public void close() {
    pool.disposeLater().block(Target.CLOSING);
  }
}
