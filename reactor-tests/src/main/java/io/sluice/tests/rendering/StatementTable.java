package io.sluice.tests.rendering;

import io.sluice.dialect.Dialect;
import io.sluice.dialect.Sql;
import io.sluice.error.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements of all rendering cases as Markdown, dialects side by side. */
public final class StatementTable {
  private StatementTable() {}

  /** The tables; the last dialect's statements are said only where they differ from the others'. */
  public static String of(Dialect first, Dialect second, Dialect variant) {
    StringBuilder page = new StringBuilder();
    String other = variant.capabilities().name();
    for (Map.Entry<String, List<RenderingCase>> section : sections().entrySet()) {
      page.append("\n## ").append(section.getKey()).append("\n\n| | ");
      page.append(first.capabilities().name()).append(" | ");
      page.append(second.capabilities().name()).append(" |\n|---|---|---|\n");
      for (RenderingCase each : section.getValue()) {
        String text = text(each, second);
        String differing = text(each, variant);
        page.append("| ").append(name(each)).append(" | ").append(text(each, first)).append(" | ");
        page.append(text);
        page.append(differing.equals(text) ? "" : "<br>" + other + ": " + differing);
        page.append(" |\n");
      }
    }
    return page.toString();
  }

  /** All cases by section. */
  static Map<String, List<RenderingCase>> sections() {
    Map<String, List<RenderingCase>> sections = new LinkedHashMap<>();
    sections.put("Conditions", ConditionCases.all());
    sections.put("Queries", SelectCases.all());
    sections.put("Includes", both(IncludeCases.all(), FollowUpCases.all()));
    sections.put("Writes", both(WriteCases.all(), JoinRowWriteCases.all()));
    sections.put("Associations and paths", both(AssociationCases.all(), PathCases.all()));
    sections.put("Scopes", ScopeCases.all());
    return sections;
  }

  private static List<RenderingCase> both(List<RenderingCase> some, List<RenderingCase> others) {
    List<RenderingCase> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  // the name of a case of a condition is its text, which the table has anyway
  private static String name(RenderingCase each) {
    return each.name().contains("[") ? "" : each.name().replace("|", "\\|");
  }

  private static String text(RenderingCase each, Dialect dialect) {
    try {
      Sql sql = dialect.renderer().render(each.planned());
      String text = sql.text(dialect::placeholder).replace("|", "\\|");
      // a space keeps the quotes of a last name from the code's own
      return "`` " + text + " ``";
    } catch (IllegalArgumentException | UnsupportedFeatureException refused) {
      return "refused: " + refused.getMessage();
    }
  }
}
