package io.sluice.tests.rendering;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Statement;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.Scopes;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A statement and the text that it becomes. Names stand between brackets, values are question
 * marks; a value reads {@code Long:1}. Immutable.
 */
final class RenderingCase {
  private static final String ANY_DIALECT = "";

  private final String name;
  private final Function<Planner, Statement> statement;
  private final String prefix;
  private final Map<String, Expected> expected;
  private final Scopes scopes;

  private RenderingCase(
      String name,
      Function<Planner, Statement> statement,
      String prefix,
      Map<String, Expected> expected,
      Scopes scopes) {
    this.name = name;
    this.statement = statement;
    this.prefix = prefix;
    this.expected = Map.copyOf(expected);
    this.scopes = scopes;
  }

  record Expected(String text, List<String> values) {}

  static RenderingCase statement(
      String name, Function<Planner, Statement> statement, String text, String... values) {
    return new RenderingCase(
        name,
        statement,
        "",
        Map.of(ANY_DIALECT, new Expected(text, List.of(values))),
        new Scopes(Map.of()));
  }

  static <E> RenderingCase select(String name, Query<E> query, String text, String... values) {
    return statement(name, planner -> planner.select(query).statement(), text, values);
  }

  /** A condition, as that of a DELETE. */
  static <E> RenderingCase condition(
      EntityType<E> type, Condition<E> condition, String text, String... values) {
    return new RenderingCase(
        text,
        planner -> new Statement.Delete(type.table(), List.of(condition)),
        "DELETE FROM [" + type.table().name() + "] WHERE ",
        Map.of(ANY_DIALECT, new Expected(text, List.of(values))),
        new Scopes(Map.of()));
  }

  /** The statement that loads the first include of the query for parents of the keys. */
  static RenderingCase followUp(
      String name, Query<?> query, List<List<Object>> keys, String text, String... values) {
    Include<?> include = query.criteria().includes().get(0);
    return statement(name, planner -> planner.followUp(include, keys).statement(), text, values);
  }

  /** The same, where the query is the default scope of its entity. */
  RenderingCase under(Query<?> scope) {
    return new RenderingCase(
        name, statement, prefix, expected, new Scopes(Map.of(scope.type(), scope)));
  }

  /** The same, with another text for one dialect. */
  RenderingCase on(String dialect, String text, String... values) {
    Map<String, Expected> more = new HashMap<>(expected);
    more.put(dialect, new Expected(text, List.of(values)));
    return new RenderingCase(name, statement, prefix, more, scopes);
  }

  String name() {
    return name;
  }

  Statement planned(Capabilities capabilities) {
    return statement.apply(new Planner(capabilities, scopes));
  }

  String text(String dialect) {
    return prefix + expected(dialect).text();
  }

  List<String> values(String dialect) {
    return expected(dialect).values();
  }

  private Expected expected(String dialect) {
    Expected own = expected.get(dialect);
    return own != null ? own : expected.getOrDefault(ANY_DIALECT, new Expected("", List.of()));
  }
}
