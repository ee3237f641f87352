package io.sluice.benchmarks;

import io.sluice.benchmarks.apart.Processes;
import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.server.Servers;
import io.sluice.benchmarks.server.Target;
import io.sluice.benchmarks.work.Work;
import io.sluice.benchmarks.work.Works;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures all contenders side by side; see {@link Options} for what can be chosen. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs what the arguments choose, and prints the results. */
  public static void main(String[] arguments) {
    try {
      run(Options.of(arguments));
      System.exit(0); // whatever threads the contenders have left
    } catch (IOException | RuntimeException thrown) {
      thrown.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(Options options) throws IOException {
    Report report = new Report(options);
    if (options.hasServer("postgres")) {
      compare("PostgreSQL", Servers.postgres(), options, report);
    }
    if (options.hasServer("mariadb")) {
      compare("MariaDB", Servers.mariaDb(), options, report);
    }
    Path output = options.output();
    if (output != null) {
      Files.writeString(output, report.toString());
    }
  }

  private static void compare(String name, Target server, Options options, Report report) {
    List<Work> works =
        Works.all(options.rows()).stream().filter(work -> options.hasWork(work.name())).toList();
    try (Database database = Database.create(server)) {
      for (int latency : works.isEmpty() ? List.<Integer>of() : options.latencies()) {
        report.section(name + (latency == 0 ? "" : ", " + latency + " ms away"));
        try (Comparison comparison = new Comparison(database, latency, options)) {
          works.forEach(work -> report.add(work.name(), work.title(), comparison.lines(work)));
        }
      }
      apart(name, database.target(), options, report);
    }
  }

  private static void apart(String server, Target target, Options options, Report report) {
    boolean slow = options.hasWork(Processes.SLOW_CONSUMER);
    boolean first = options.hasWork(Processes.FIRST_ROW) && target.isPostgres();
    if (slow || first) {
      report.section(server + ", processes of their own");
    }
    if (slow) {
      report.add(
          Processes.SLOW_CONSUMER,
          "stream 200,000 rows to a slow consumer in a heap of 64 MB (a row; KB that were alive)",
          lines(
              Processes.SLOW_CONSUMER,
              Processes.slowConsumers(target, options::hasContender, options.rounds())));
    }
    if (first) {
      report.add(
          Processes.FIRST_ROW,
          "cold JVM to the first row, 50 entities (a start)",
          lines(
              Processes.FIRST_ROW,
              Processes.firstRows(target, options::hasContender, options.rounds())));
    }
  }

  private static List<Line> lines(String work, Map<String, List<Processes.Outcome>> outcomes) {
    List<Line> lines = new ArrayList<>();
    outcomes.forEach(
        (contender, each) ->
            lines.add(
                Line.of(
                    work, contender, each, lines.isEmpty() ? 0 : lines.get(0).unitsPerSecond())));
    return lines;
  }
}
