package io.sluice.dialect;

import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.InsertFrom;
import io.sluice.statement.Predicate;
import io.sluice.statement.Raw;
import io.sluice.statement.Select;
import io.sluice.statement.Statement;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Texts of statements that were written, of which one is a guess for the next statement: its place
 * is told by some of what the statement is made of, never by its values. A guess that is wrong only
 * costs the time of writing. Bounded. Thread-safe.
 */
public final class KnownTexts {
  private static final int PLACES = 1 << 10;
  private static final int LONGEST = 4_000; // longer ones have many values, and rarely come again

  private final AtomicReferenceArray<@Nullable String> texts = new AtomicReferenceArray<>(PLACES);

  /** What is likely to be at the place, or null. */
  @Nullable String at(int place) {
    return texts.get(place);
  }

  /** Keeps what was written. */
  void keep(int place, String text) {
    if (text.length() <= LONGEST && !text.equals(texts.get(place))) {
      texts.set(place, text);
    }
  }

  /** Where a statement such as this has its text. */
  static int place(Statement statement) {
    int hash = statement.getClass().hashCode();
    if (statement instanceof Select select) {
      hash += of(select);
    } else if (statement instanceof Insert insert) {
      hash = 31 * hash + insert.table().name().hashCode();
      hash = 31 * hash + ofFields(insert.columns());
      hash = 31 * hash + insert.rows().size();
    } else if (statement instanceof InsertFrom insert) {
      hash = 31 * hash + insert.insert().table().name().hashCode();
      hash = 31 * hash + ofFields(insert.insert().columns());
    } else if (statement instanceof Update update) {
      hash = 31 * hash + update.table().name().hashCode();
      for (Update.Assigned each : update.assignments()) {
        hash = 31 * hash + each.field().column().hashCode();
      }
      hash = 31 * hash + ofAll(update.where());
    } else if (statement instanceof Delete delete) {
      hash = 31 * hash + delete.table().name().hashCode();
      hash = 31 * hash + ofAll(delete.where());
    } else if (statement instanceof Raw raw && !raw.fragment().pieces().isEmpty()) {
      hash = 31 * hash + raw.fragment().pieces().get(0).hashCode();
    }
    return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (PLACES - 1);
  }

  private static int of(Select select) {
    int hash = select.from().table().name().hashCode();
    hash = 31 * hash + select.outputs().size();
    hash = 31 * hash + select.joins().size();
    hash = 31 * hash + ofAll(select.where());
    for (int i = 0; i < select.order().size(); i++) {
      hash = 31 * hash + of(select.order().get(i).term());
    }
    hash = 31 * hash + (select.slice().limit() == null ? 0 : 1);
    hash = 31 * hash + (select.slice().offset() == null ? 0 : 1);
    return 31 * hash + (select.lock() == null ? 0 : 1);
  }

  private static int ofFields(List<Field> fields) {
    int hash = 0;
    for (int i = 0; i < fields.size(); i++) {
      hash = 31 * hash + fields.get(i).column().hashCode();
    }
    return hash;
  }

  private static int ofAll(List<Predicate> predicates) {
    int hash = 0;
    for (int i = 0; i < predicates.size(); i++) {
      hash = 31 * hash + of(predicates.get(i));
    }
    return hash;
  }

  private static int of(Predicate predicate) {
    int hash = predicate.getClass().hashCode();
    if (predicate instanceof Predicate.Comparison comparison) {
      return hash + of(comparison.left()) + comparison.comparator().hashCode();
    }
    if (predicate instanceof Predicate.In in) {
      return hash + of(in.operands().get(0));
    }
    return predicate instanceof Predicate.Junction junction
        ? hash + ofAll(junction.predicates())
        : hash;
  }

  private static int of(Term term) {
    return term instanceof Term.Column column
        ? column.field().column().hashCode()
        : term.getClass().hashCode();
  }
}
