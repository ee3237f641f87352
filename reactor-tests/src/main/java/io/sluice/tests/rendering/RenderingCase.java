package io.sluice.tests.rendering;

import io.sluice.internal.plan.Moment;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.RowChange;
import io.sluice.internal.plan.RowRules;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.query.ValueQuery;
import io.sluice.statement.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A statement and the text that it becomes where a dialect has none of its own. Names stand between
 * brackets, values are question marks; a value reads {@code Long:1}. Immutable.
 */
final class RenderingCase {
  private static final Moment EPOCH = new Moment(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), null);

  private final String name;
  private final Function<RowRules, Statement> statement;
  private final RenderedText expected;
  private final RowRules rules;

  private RenderingCase(
      String name, Function<RowRules, Statement> statement, RenderedText expected, RowRules rules) {
    this.name = name;
    this.statement = statement;
    this.expected = expected;
    this.rules = rules;
  }

  private static RenderingCase planned(
      String name, Function<RowRules, Statement> statement, String text, String... values) {
    RenderedText expected = new RenderedText(text, List.of(values));
    return new RenderingCase(name, statement, expected, new RowRules(Map.of()));
  }

  static RenderingCase statement(
      String name, Function<Planner, Statement> statement, String text, String... values) {
    return planned(name, rules -> statement.apply(new Planner(rules)), text, values);
  }

  static RenderingCase statement(String name, Statement statement, String text, String... values) {
    return planned(name, rules -> statement, text, values);
  }

  static <E> RenderingCase select(String name, Query<E> query, String text, String... values) {
    return statement(name, planner -> planner.read(query).select(), text, values);
  }

  static <E> RenderingCase values(String name, ValueQuery<E> query, String text, String... values) {
    return statement(name, planner -> planner.values(query).statement(), text, values);
  }

  /** A condition, as that of a DELETE. */
  static <E> RenderingCase condition(
      EntityType<E> type, Condition<E> condition, String text, String... values) {
    return planned(
        values.length == 0 ? text : text + " of " + String.join(", ", values),
        rules -> new WritePlanner<>(rules, type).delete(List.of(condition)),
        "DELETE FROM [" + type.table().name() + "] WHERE " + text,
        values);
  }

  /** The DELETE of what a query finds. */
  static <E> RenderingCase delete(String name, Query<E> query, String text, String... values) {
    return planned(
        name, rules -> new WritePlanner<>(rules, query.type()).delete(query), text, values);
  }

  /** The UPDATE of what a query finds, whose stamps are of the epoch. */
  static <E> RenderingCase update(
      String name, Query<E> query, List<Assignment<E>> assignments, String text, String... values) {
    RowChange<E> change = RowChange.updated(query.type(), assignments);
    return planned(
        name,
        rules -> new WritePlanner<>(rules, query.type()).update(change, query).at(EPOCH),
        text,
        values);
  }

  /** The statement that loads the first include of the query for parents of the keys. */
  static RenderingCase followUp(
      String name, Query<?> query, List<List<Object>> keys, String text, String... values) {
    Include<?> include = query.criteria().includes().get(0);
    return statement(name, planner -> planner.followUp(include).select(keys), text, values);
  }

  /** The same, where the query is the default scope of its entity. */
  RenderingCase under(Query<?> scope) {
    return new RenderingCase(name, statement, expected, new RowRules(Map.of(scope.type(), scope)));
  }

  String name() {
    return name;
  }

  Statement planned() {
    return statement.apply(rules);
  }

  RenderedText expected() {
    return expected;
  }
}
