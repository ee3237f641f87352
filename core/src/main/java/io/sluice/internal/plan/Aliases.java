package io.sluice.internal.plan;

import io.sluice.model.TableName;
import io.sluice.statement.Source;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Chooses the aliases of one statement: none twice, and none that is the name of a table whose
 * columns go by it. For one statement, by one thread.
 */
final class Aliases {
  private final Set<String> taken = new HashSet<>();

  /** Aliases of a statement that only reads: all of its tables have one. */
  Aliases() {}

  /** Aliases of a statement that changes a table, whose columns go by the table's name. */
  Aliases(TableName changed) {
    taken.add(changed.name().toLowerCase(Locale.ROOT));
  }

  /**
   * The table under an alias that begins so, with the first number from this one on that is free.
   */
  Source source(TableName table, String prefix, int from) {
    int number = from;
    while (!taken.add(prefix + number)) {
      number++;
    }
    return new Source(table, prefix + number);
  }
}
