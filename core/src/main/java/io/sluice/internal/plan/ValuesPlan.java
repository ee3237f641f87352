package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.internal.row.ValuesReader;
import io.sluice.statement.Grouping.Distinct;
import io.sluice.statement.Select;
import org.jspecify.annotations.Nullable;

/**
 * A statement that reads values, and what reads them from its rows. Immutable.
 *
 * @param statement the statement
 * @param reader what reads the values of a row
 * @param window how it is read part by part, or null where all of it is read
 */
public record ValuesPlan(Select statement, ValuesReader reader, @Nullable ReadWindow window) {
  /**
   * The statement, where the database knows all of it.
   *
   * @throws io.sluice.error.UnsupportedFeatureException if it does not
   */
  public Select select(Capabilities capabilities) {
    if (statement.grouping().distinct() == Distinct.BY_TERMS
        && !capabilities.has(Feature.DISTINCT_ON)) {
      throw capabilities.lacking(
          Feature.DISTINCT_ON.toString(),
          "use groupBy(…) with min() or max(), or distinct() of all values");
    }
    return statement;
  }
}
