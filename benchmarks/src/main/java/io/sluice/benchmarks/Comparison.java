package io.sluice.benchmarks;

import io.sluice.benchmarks.contender.Contenders;
import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.server.Wire;
import io.sluice.benchmarks.work.Contender;
import io.sluice.benchmarks.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has all contenders do works in turns, on one server and at one latency. Used by one thread. */
final class Comparison implements AutoCloseable {
  private final Database database;
  private final Options options;
  private final Wire wire;
  private final List<Contender> measured;
  private final StatementCount count;

  Comparison(Database database, int latency, Options options) {
    this.database = database;
    this.options = options;
    this.wire = new Wire(database.target(), Duration.ofMillis(latency));
    this.measured =
        Contenders.open(latency == 0 ? database.target() : wire.target(), options::hasContender);
    this.count = new StatementCount(database, options);
  }

  /** The lines of a work; blocks. Contenders that cannot do it have none. */
  List<Line> lines(Work work) {
    Map<String, Double> statements = count.ofOperation(work);
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < options.warmUps() + options.rounds(); round++) {
      for (Contender each : measured) {
        if (statements.containsKey(each.name())) {
          Round result = Round.run(work, each, database);
          if (round >= options.warmUps()) {
            rounds.computeIfAbsent(each.name(), first -> new ArrayList<>()).add(result);
          }
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    rounds.forEach(
        (name, results) ->
            lines.add(
                Line.of(
                    work.name(),
                    name,
                    results,
                    statements.getOrDefault(name, Double.NaN),
                    lines.isEmpty() ? 0 : lines.get(0).unitsPerSecond())));
    return lines;
  }

  @Override
  public void close() {
    measured.forEach(Contender::close);
    wire.close();
    count.close();
  }
}
