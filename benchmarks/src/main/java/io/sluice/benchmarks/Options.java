package io.sluice.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is measured, and how often, as the command line says. Immutable. */
final class Options {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "--servers", "",
          "--works", "",
          "--contenders", "",
          "--rounds", "5",
          "--warm-ups", "3",
          "--latency", "0",
          "--rows", "",
          "--output", "");
  private static final String USAGE =
      """

      --servers postgres,mariadb   which servers; both if left out
      --works W1,W6                which works, W2s among them; all if left out
      --contenders raw,sluice      which of raw, spring, jooq, hibernate and sluice; all if left out
      --rounds 5                   rounds that count, of each contender and work
      --warm-ups 3                 rounds before them that do not
      --latency 0,2                milliseconds that a round trip takes longer, one after another
      --rows 1000,100000           rows that W3 inserts and W2 reads, one after another; W2
                                   reads 200,000 at most, and all of them if left out
      --output RESULTS.md          where the results are written; nowhere if left out
      """;

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  static Options of(String... arguments) {
    Map<String, String> values = new HashMap<>(DEFAULTS);
    for (int i = 0; i < arguments.length; i += 2) {
      if (!values.containsKey(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "not an option, or without a value: " + arguments[i] + USAGE);
      }
      values.put(arguments[i], arguments[i + 1]);
    }
    return new Options(values);
  }

  private String text(String name) {
    return values.getOrDefault(name, "");
  }

  private int number(String name) {
    return Integer.parseInt(text(name));
  }

  private boolean isChosen(String option, String name) {
    return text(option).isEmpty() || Arrays.asList(text(option).split(",")).contains(name);
  }

  boolean hasServer(String name) {
    return isChosen("--servers", name);
  }

  boolean hasWork(String name) {
    return isChosen("--works", name);
  }

  boolean hasContender(String name) {
    return isChosen("--contenders", name);
  }

  int rounds() {
    return number("--rounds");
  }

  int warmUps() {
    return number("--warm-ups");
  }

  /** How many rows are inserted and read, one after another; none if that was not chosen. */
  List<Integer> rows() {
    return numbers("--rows");
  }

  List<Integer> latencies() {
    return numbers("--latency");
  }

  private List<Integer> numbers(String name) {
    return text(name).isEmpty()
        ? List.of()
        : Arrays.stream(text(name).split(",")).map(Integer::valueOf).toList();
  }

  @Nullable Path output() {
    return text("--output").isEmpty() ? null : Path.of(text("--output"));
  }
}
