package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** All works, in the order of the results. */
public final class Works {
  private static final int INSERTED = 100_000;

  private Works() {}

  /**
   * All works.
   *
   * @param rows how many rows are read and inserted, one after another; none for the usual numbers
   */
  public static List<Work> all(List<Integer> rows) {
    List<Work> all = new ArrayList<>(List.of(new FindByKey(true), new FindByKey(false)));
    List<Integer> read =
        rows.stream().map(each -> Math.min(each, Tables.USERS)).distinct().toList();
    all.addAll(each(read, Tables.USERS, StreamRows::new));
    all.addAll(each(rows, INSERTED, each -> new CreateMany(each, true)));
    all.addAll(each(rows, INSERTED, each -> new CreateMany(each, false)));
    all.addAll(
        List.of(
            new Trees(false),
            new Trees(true),
            new OneByOne(true),
            new OneByOne(false),
            new SetLinks(SetLinks.Kind.KEYS),
            new SetLinks(SetLinks.Kind.LOADED),
            new SetLinks(SetLinks.Kind.MANY_TO_MANY),
            new Grow(true),
            new Grow(false),
            new CreateOne(false),
            new CreateOne(true)));
    return all;
  }

  private static List<Work> each(List<Integer> rows, int usual, IntFunction<Work> work) {
    return (rows.isEmpty() ? List.of(usual) : rows).stream().map(work::apply).toList();
  }
}
