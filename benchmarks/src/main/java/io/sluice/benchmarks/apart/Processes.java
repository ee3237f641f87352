package io.sluice.benchmarks.apart;

import io.sluice.benchmarks.contender.Contenders;
import io.sluice.benchmarks.server.Tables;
import io.sluice.benchmarks.server.Target;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Has all contenders do in turns what takes a process of its own. Blocks. */
public final class Processes {
  /** How the slow consumer is called on the command line and in the results. */
  public static final String SLOW_CONSUMER = "W2s";

  /** How the cold start is called. */
  public static final String FIRST_ROW = "W9";

  private static final double NANOS = 1e9;

  private Processes() {}

  /**
   * What a process took.
   *
   * @param unitsPerSecond how fast it was
   * @param alive bytes that were in use, at most
   */
  public record Outcome(double unitsPerSecond, long alive) {}

  /** Outcomes of each contender that reads 200,000 rows slowly, in 64 MB, so many times. */
  public static Map<String, List<Outcome>> slowConsumers(
      Target target, Predicate<String> chosen, int rounds) {
    List<String> options = List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"));
    return inTurns(
        target,
        chosen,
        rounds,
        name -> {
          String[] said =
              OtherProcess.run(SlowConsumer.class, options, target, name).split(" ", -1);
          return new Outcome(
              Tables.USERS * NANOS / Long.parseLong(said[0]), Long.parseLong(said[1]));
        });
  }

  /** Outcomes of each contender that starts with fifty entities and reads a row, so many times. */
  public static Map<String, List<Outcome>> firstRows(
      Target target, Predicate<String> chosen, int rounds) {
    String classPath =
        FiftyEntities.compile() + File.pathSeparator + System.getProperty("java.class.path");
    return inTurns(
        target,
        chosen,
        rounds,
        name -> {
          long start = System.nanoTime();
          String said = OtherProcess.run(FirstRow.class, List.of("-cp", classPath), target, name);
          double seconds = (System.nanoTime() - start) / NANOS;
          if (Long.parseLong(said) <= 0) {
            throw new IllegalStateException("first row of " + name + ": " + said);
          }
          return new Outcome(1 / seconds, 0);
        });
  }

  private static Map<String, List<Outcome>> inTurns(
      Target target, Predicate<String> chosen, int rounds, Function<String, Outcome> process) {
    Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String name : Contenders.names(target)) {
        if (chosen.test(name)) {
          outcomes.computeIfAbsent(name, first -> new ArrayList<>()).add(process.apply(name));
        }
      }
    }
    return outcomes;
  }
}
