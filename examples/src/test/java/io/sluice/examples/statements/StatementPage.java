package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.examples.statements.SourceOfCases.Case;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page that shows calls as they are in the source, and what each of them sends. */
public final class StatementPage {
  private static final String HEAD =
      """
      # What is sent

      Each call, and the statements that it sends. Both are what `StatementPageTests` runs: the Java code is its source, the
      SQL is what a connection was given, where each statement finds, makes or changes one row (two in includes and pages).
      Values are always bound.

      One block of SQL is that of PostgreSQL, and that of MySQL and MariaDB but for `` `name` `` in place of `"name"` and
      `?` in place of `$1`. Long statements are broken into lines; `…` stands for more rows. An `OFFSET` that nobody asked
      for is 0: only with a value to bind does PostgreSQL answer in binary. `users`, `projects` and so on are models,
      `user`, `project` and so on are rows.
      """;
  private static final List<Class<?>> ENTITIES =
      List.of(User.class, Project.class, Profile.class, Team.class, Membership.class);
  private static final List<Function<Sluice, Cases>> SECTIONS =
      List.of(
          Tables::new,
          Queries::new,
          Conditions::new,
          Selects::new,
          CursorPages::new,
          Includes::new,
          Writes::new,
          Upserts::new,
          HasManyAssociations::new,
          BelongsToManyAssociations::new,
          ToOneAssociations::new,
          Transactions::new,
          RawSql::new);

  private final StringBuilder page = new StringBuilder(HEAD);

  private StatementPage() {}

  private static List<Recording> recordings(int rows) {
    return List.of(
        new Recording("PostgreSQL", "17.0", rows),
        new Recording("MySQL", "8.4.0", rows),
        new Recording("MariaDB", "11.4.5-MariaDB", rows));
  }

  /** The page as Markdown. */
  public static String text() throws IOException, ReflectiveOperationException {
    StatementPage made = new StatementPage();
    made.entities();
    for (Function<Sluice, Cases> each : SECTIONS) {
      made.section(each);
    }
    return made.page.toString();
  }

  private void entities() throws IOException {
    page.append("\n## Entities\n");
    for (Class<?> each : ENTITIES) {
      block("java", SourceOfCases.of(each).entity());
    }
  }

  private void section(Function<Sluice, Cases> section)
      throws IOException, ReflectiveOperationException {
    Class<?> type = section.apply(recordings(1).get(0).sluice()).getClass();
    boolean needsMore = type == Includes.class || type == CursorPages.class;
    List<Recording> recordings = recordings(needsMore ? 2 : 1);
    SourceOfCases source = SourceOfCases.of(type);
    page.append("\n## ").append(source.title()).append('\n');
    for (Case each : source.cases(type)) {
      page.append("\n### ").append(each.title()).append('\n');
      if (type == Conditions.class) {
        conditions(recordings, each);
      } else {
        call(recordings, section, each);
      }
    }
  }

  private void call(List<Recording> recordings, Function<Sluice, Cases> section, Case call)
      throws ReflectiveOperationException {
    block("java", call.code());
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Recording each : recordings) {
      String sent =
          each.sent(section, call.name()).stream()
              .map(SqlLines::broken)
              .collect(Collectors.joining("\n"));
      String neutral = SqlLines.neutral(sent);
      names.merge(neutral, each.product(), StatementPage::both);
      texts.putIfAbsent(neutral, sent);
    }
    texts.forEach(
        (neutral, sent) -> {
          page.append(texts.size() == 1 ? "" : "\n" + names.get(neutral) + ":\n");
          block("sql", sent);
        });
  }

  private void conditions(List<Recording> recordings, Case list)
      throws ReflectiveOperationException {
    Map<List<String>, String> columns = new LinkedHashMap<>();
    columns.put(list.elements(), "");
    for (Recording each : recordings) {
      columns.merge(each.conditions(list.name()), each.product(), StatementPage::both);
    }
    page.append("\n| ").append(String.join(" | ", columns.values())).append(" |\n|");
    page.append("---|".repeat(columns.size())).append('\n');
    for (int i = 0; i < list.elements().size(); i++) {
      int row = i;
      page.append(
          columns.keySet().stream()
              .map(column -> cell(column.get(row)))
              .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
  }

  private static String both(String some, String one) {
    return some + ", " + one;
  }

  // a space keeps the quotes of a last name from the code's own
  private static String cell(String code) {
    return "`` " + code.replace("|", "\\|") + " ``";
  }

  private void block(String language, String code) {
    page.append("\n```").append(language).append('\n').append(code).append("\n```\n");
  }
}
