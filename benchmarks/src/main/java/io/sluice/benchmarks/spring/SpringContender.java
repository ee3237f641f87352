package io.sluice.benchmarks.spring;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.benchmarks.server.Connections;
import io.sluice.benchmarks.server.Target;
import io.sluice.benchmarks.work.Contender;
import io.sluice.benchmarks.work.Links;
import io.sluice.benchmarks.work.Reads;
import io.sluice.benchmarks.work.Writes;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Spring Data R2DBC, by its template; what it has no word for is SQL. */
public final class SpringContender implements Contender {
  private final ConnectionPool pool;
  private final R2dbcEntityTemplate template;
  private final TransactionalOperator transactions;

  /** With a pool of its own. */
  public SpringContender(Target target) {
    this.pool = Connections.pool(target);
    this.template = new R2dbcEntityTemplate(pool);
    this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
  }

  @Override
  public String name() {
    return "spring";
  }

  @Override
  public Reads reads() {
    return new SpringReads(template);
  }

  @Override
  public Writes writes() {
    return new SpringWrites(template, transactions);
  }

  @Override
  public Links links() {
    return new SpringLinks(template.getDatabaseClient(), transactions);
  }

  @Override
  public void close() {
    pool.disposeLater().block(Target.CLOSING);
  }
}
