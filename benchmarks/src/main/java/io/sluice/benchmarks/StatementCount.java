package io.sluice.benchmarks;

import io.sluice.benchmarks.contender.Contenders;
import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.server.Wire;
import io.sluice.benchmarks.work.Contender;
import io.sluice.benchmarks.work.Work;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what contenders send, on connections of their own. Blocks; used by one thread. */
final class StatementCount implements AutoCloseable {
  private final Database database;
  private final Wire wire;
  private final List<Contender> contenders;

  StatementCount(Database database, Options options) {
    this.database = database;
    this.wire = new Wire(database.target(), Duration.ZERO);
    this.contenders = Contenders.open(wire.target(), options::hasContender);
  }

  /** By contender, BEGIN and COMMIT among them. Contenders that cannot do the work are left out. */
  Map<String, Double> ofOperation(Work work) {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (Contender each : contenders) {
      try {
        Round.run(work, each, database); // connects, and asks what it asks only once
        long before = wire.statements();
        Round.run(work, each, database);
        counts.put(each.name(), (double) (wire.statements() - before) / work.operations());
      } catch (UnsupportedOperationException cannot) {
        counts.remove(each.name());
      }
    }
    return counts;
  }

  @Override
  public void close() {
    contenders.forEach(Contender::close);
    wire.close();
  }
}
