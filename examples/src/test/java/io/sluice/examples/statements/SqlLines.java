package io.sluice.examples.statements;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the page has a statement. */
final class SqlLines {
  private static final int WIDTH = 110;
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<!LEFT|^DELETE) (?=(?:FROM|LEFT JOIN|JOIN|WHERE|ORDER BY|LIMIT|OFFSET|SET|VALUES"
              + "|ON CONFLICT|RETURNING) )");
  private static final Pattern COLUMN = Pattern.compile("(?<=,) ");
  private static final Pattern MANY_ROWS = Pattern.compile("(\\(\\?(?:, \\?)*\\))(?:, \\1){3,}");
  private static final Pattern KEY_TABLE =
      Pattern.compile("sluice_keys_\\d+"); // counted by the JVM

  private SqlLines() {}

  /**
   * The statement with {@code …} for very many rows of values and, if it is long, with a line for
   * each of its clauses, or of a table's columns.
   */
  static String broken(String sent) {
    String sql = MANY_ROWS.matcher(sent).replaceAll("$1, …, $1");
    sql = KEY_TABLE.matcher(sql).replaceAll("sluice_keys_1");
    if (sql.length() <= WIDTH) {
      return sql;
    }
    return sql.startsWith("CREATE TABLE") ? broken(sql, COLUMN, 1) : broken(sql, CLAUSE, 0);
  }

  private static String broken(String sql, Pattern pattern, int depth) {
    Matcher found = pattern.matcher(sql);
    StringBuilder lines = new StringBuilder();
    while (found.find()) {
      found.appendReplacement(lines, depth(sql, found.start()) == depth ? "\n  " : " ");
    }
    return found.appendTail(lines).toString();
  }

  /** How many parentheses are open. */
  private static int depth(String sql, int end) {
    return sql.chars().limit(end).map(each -> each == '(' ? 1 : each == ')' ? -1 : 0).sum();
  }

  /** The statement as all would have it that differ in quotes and placeholders alone. */
  static String neutral(String sql) {
    return sql.replace('"', '`').replaceAll("\\$\\d+", "?");
  }
}
