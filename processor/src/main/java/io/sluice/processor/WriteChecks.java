package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Mark;
import io.sluice.processor.Declaration.WriteSettings;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks who writes a column: callers, Sluice or the database. */
final class WriteChecks {
  /** What Sluice writes when a row is created. */
  private static final Set<Mark> OF_NEW =
      EnumSet.of(
          Mark.VERSION,
          Mark.CREATED_AT,
          Mark.UPDATED_AT,
          Mark.CREATED_BY,
          Mark.UPDATED_BY,
          Mark.DELETED_AT);

  /** What Sluice writes when a row is changed. */
  private static final Set<Mark> OF_CHANGED =
      EnumSet.of(Mark.VERSION, Mark.UPDATED_AT, Mark.UPDATED_BY, Mark.DELETED_AT);

  private final Problems problems;

  WriteChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Declaration entity, Component component) {
    WriteSettings writes = component.settings().column().writes();
    if (!writes.isRestricted()) {
      return;
    }
    String problem = null;
    if (component.settings().foreignKey().present()) {
      problem = "a foreign key is written by associations: take away what says that it is not";
    } else if (writes.isComputed()) {
      problem = ofComputed(component, writes);
    } else if (!writes.insertable() && component.is(Mark.ID)) {
      problem = "a new row has a key: @Generated(always = true) says that the database makes it";
    } else if (!writes.insertable() && isOneOf(component, OF_NEW)) {
      problem = "Sluice writes it in new rows: take @Column(insertable = false) away";
    } else if (!writes.updatable() && isOneOf(component, OF_CHANGED)) {
      problem = "Sluice writes it when a row changes: take @Column(updatable = false) away";
    }
    if (problem != null) {
      problems.report(entity, component, problem);
    }
  }

  private static @Nullable String ofComputed(Component component, WriteSettings writes) {
    String said = "@Generated(as = …) is computed of other columns, ";
    if (component.is(Mark.ID)) {
      return said + "by which a row is not found before it is there: use another key";
    } else if (isOneOf(component, OF_NEW)) {
      return said + "but Sluice writes this one: take one of the two away";
    }
    boolean more =
        writes.always()
            || !writes.insertable()
            || !writes.updatable()
            || !component.settings().column().defaultValue().isEmpty();
    return more ? said + "and nothing else writes it: take away what else says so" : null;
  }

  private static boolean isOneOf(Component component, Set<Mark> marks) {
    return marks.stream().anyMatch(component::is);
  }
}
