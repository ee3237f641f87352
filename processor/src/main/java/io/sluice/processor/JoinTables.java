package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.JoinTableSettings;
import io.sluice.processor.Declaration.SideSettings;
import io.sluice.processor.Problems.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks join tables that have no entity. Good for one entity. */
final class JoinTables {
  private final Keys keys;
  private final Problems problems;
  private final Declaration entity;

  JoinTables(Keys keys, Problems problems, Declaration entity) {
    this.keys = keys;
    this.problems = problems;
    this.entity = entity;
  }

  /**
   * The join table of an association.
   *
   * @throws Stop if something does not fit
   */
  Link find(Component component, Declaration target) {
    JoinTableSettings table = component.settings().joinTable();
    if (table == null) {
      throw new Stop(); // AssociationChecks have said so
    }
    List<String> near = columns(component, entity, table.near(), "columns", "references");
    List<String> far = columns(component, target, table.far(), "otherColumns", "otherReferences");
    List<String> all = new ArrayList<>();
    all.addAll(near);
    all.addAll(far);
    for (int i = 0; i < all.size(); i++) {
      String column = all.get(i).toLowerCase(Locale.ROOT);
      if (all.subList(0, i).stream()
          .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(column))) {
        throw problems.stop(
            entity,
            component,
            "the join table "
                + table.name()
                + " would have the column "
                + all.get(i)
                + " twice: name them by @JoinTable(columns = …, otherColumns = …)");
      }
    }
    return new Link.Table(table);
  }

  private List<String> columns(
      Component component,
      Declaration side,
      SideSettings settings,
      String columns,
      String references) {
    Keys.Reference reference =
        new Keys.Reference("@JoinTable(" + references, settings.references());
    List<Keys.Part> referenced = keys.referenced(entity, component, side, reference);
    List<String> written = settings.columns();
    if (written.isEmpty()) {
      return referenced.stream()
          .map(each -> Names.snake(side.name()) + "_" + each.column())
          .toList();
    } else if (written.size() != referenced.size()) {
      throw problems.stop(
          entity,
          component,
          "@JoinTable("
              + columns
              + ") has "
              + written.size()
              + ", but refers to "
              + referenced.size()
              + ": write a column for each of "
              + Keys.names(referenced)
              + " of "
              + side.name());
    }
    return written;
  }
}
