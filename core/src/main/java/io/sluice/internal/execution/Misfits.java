package io.sluice.internal.execution;

import io.sluice.error.DatabaseException.Detail;
import io.sluice.model.TableName;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Statement;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import io.sluice.type.DataType;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which column a server speaks of that refuses a value without saying where: one whose
 * value is too large for it; if what is written is too large, else the only one that is computed,
 * else the only one that is written.
 */
final class Misfits {
  private static final Set<String> TOO_LARGE = Set.of("22001", "22003");

  private Misfits() {}

  /**
   * What was told, with the table and the column, if they can be found out.
   *
   * @param state the SQL state
   */
  static Detail located(
      Detail told, @Nullable String state, @Nullable Statement statement, KnownTables tables) {
    if (!told.columns().isEmpty()) {
      return told;
    }
    boolean tooLarge = TOO_LARGE.contains(String.valueOf(state));
    if (statement instanceof Insert insert) {
      return located(told, insert.table(), columns(insert, tooLarge));
    }
    return statement instanceof Update update
        ? located(told, update.table(), columns(update, tooLarge, tables.versions(update.table())))
        : told;
  }

  private static Detail located(Detail told, TableName table, Set<String> columns) {
    return new Detail(table.name(), told.constraint(), List.copyOf(columns), told.value());
  }

  private static Set<String> columns(Insert insert, boolean tooLarge) {
    Set<String> found = new LinkedHashSet<>();
    for (List<Term> row : insert.rows()) {
      for (int i = 0; i < row.size(); i++) {
        if (isMisfit(insert.columns().get(i), row.get(i))) {
          found.add(insert.columns().get(i).column());
        }
      }
    }
    boolean one = tooLarge && insert.columns().size() == 1;
    return found.isEmpty() && one ? Set.of(insert.columns().get(0).column()) : found;
  }

  private static Set<String> columns(Update update, boolean tooLarge, List<String> counted) {
    Set<String> misfits = columns(update, Misfits::isMisfit);
    if (!tooLarge || !misfits.isEmpty()) {
      return misfits;
    }
    Set<String> computed =
        columns(
            update,
            (field, term) -> term instanceof Term.Arithmetic && !counted.contains(field.column()));
    Set<String> candidates = computed.isEmpty() ? columns(update, (field, term) -> true) : computed;
    return candidates.size() == 1 ? candidates : Set.of();
  }

  private static Set<String> columns(Update update, BiPredicate<Field, Term> condition) {
    Set<String> found = new LinkedHashSet<>();
    for (Update.Assigned each : update.assignments()) {
      if (condition.test(each.field(), each.value())) {
        found.add(each.field().column());
      }
    }
    return found;
  }

  private static boolean isMisfit(Field field, Term term) {
    if (!(term instanceof Term.Value written)) {
      return false;
    }
    DataType.Size size = field.type().size();
    Object wire = written.type().toWire(written.value());
    if (wire instanceof String text) {
      boolean tooLong = size.length() > 0 && text.codePointCount(0, text.length()) > size.length();
      return tooLong || text.indexOf('\0') >= 0;
    }
    return wire instanceof BigDecimal number
        && size.precision() > 0
        && number.precision() - number.scale() > size.precision() - size.scale();
  }
}
