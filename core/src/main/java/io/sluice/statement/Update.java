package io.sluice.statement;

import io.sluice.model.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * An UPDATE. Immutable and comparable.
 *
 * @param table the table, whose columns have its name for a source
 * @param assignments what is set
 * @param where which rows, all predicates must be true
 * @param returning what comes back of each row
 */
public record Update(
    TableName table, List<Assigned> assignments, List<Predicate> where, List<Field> returning)
    implements Statement {

  /** Copies of the lists. */
  public Update {
    assignments = List.copyOf(assignments);
    where = List.copyOf(where);
    returning = List.copyOf(returning);
  }

  /** The same for a server that assigns one column after the other. */
  public Update sequential() {
    return new Update(table, Assigned.sequential(table.name(), assignments), where, returning);
  }

  /**
   * A column that becomes a value.
   *
   * @param field the column
   * @param value the value
   */
  public record Assigned(Field field, Term value) {
    /**
     * The assignments for a server that makes one after the other: what reads a column comes before
     * what changes it.
     *
     * @param source what columns of the row are read from
     * @throws IllegalArgumentException if two are each computed of the other
     */
    static List<Assigned> sequential(String source, List<Assigned> assignments) {
      List<Assigned> open = new ArrayList<>(assignments);
      List<Assigned> ordered = new ArrayList<>();
      while (!open.isEmpty()) {
        Assigned next =
            open.stream()
                .filter(
                    each ->
                        open.stream()
                            .noneMatch(other -> !other.equals(each) && other.reads(source, each)))
                .findFirst()
                .orElseThrow(() -> circle(open));
        ordered.add(next);
        open.remove(next);
      }
      return ordered;
    }

    private static IllegalArgumentException circle(List<Assigned> open) {
      return new IllegalArgumentException(
          "The server assigns one column after the other, so these cannot each be computed of the"
              + " others: "
              + open.stream().map(each -> each.field().column()).toList());
    }

    private boolean reads(String source, Assigned changed) {
      return value.accept(new ColumnSearch(new Term.Column(source, changed.field())));
    }
  }
}
