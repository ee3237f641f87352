package io.sluice.benchmarks;

import io.sluice.benchmarks.server.Target;
import java.util.List;
import java.util.Locale;

/** Writes results as a table of Markdown. Used by one thread. */
final class Report {
  private static final String HEAD =
      """
      | work | contender | a second | ratio | KB | statements | p50 ms | p99 ms |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
      """;

  private final StringBuilder text = new StringBuilder();

  /** Begins with what has been measured on. */
  Report(Options options) {
    add(
        String.format(
            Locale.ROOT,
            """
            # Benchmarks

            Written by `io.sluice.benchmarks.Benchmarks` on Java %s, %s, %d processors. All contenders have %d
            connections and take turns, round by round; figures are medians of %d rounds after %d that do
            not count. A ratio is that of throughput to `raw`, R2DBC written by hand. KB are what all threads
            have allocated for an operation or row, statements what was sent, BEGIN and COMMIT included.
            """,
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            Runtime.getRuntime().availableProcessors(),
            Target.CONNECTIONS,
            options.rounds(),
            options.warmUps()));
  }

  /** A table of another server or latency. */
  void section(String title) {
    add("\n## " + title + "\n\n" + HEAD);
  }

  /** What the contenders took for a work. */
  void add(String work, String title, List<Line> lines) {
    add("| **" + work + "** " + title + " | | | | | | | |\n");
    lines.forEach(line -> add(row(line)));
  }

  private static String row(Line line) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.2f | %s | %s | %s | %s |%n",
        line.work(),
        line.contender(),
        number(line.unitsPerSecond() < 100 ? "%.2f" : "%,.0f", line.unitsPerSecond()),
        line.ratio(),
        number("%,.2f", line.kilobytes()),
        number("%,.2f", line.statements()),
        number("%.2f", line.half()),
        number("%.2f", line.slowest()));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private void add(String part) {
    text.append(part);
    System.out.print(part);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
