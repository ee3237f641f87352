package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.query.Case;
import io.sluice.query.Expression;
import io.sluice.query.Query;
import io.sluice.query.Window;
import org.reactivestreams.Publisher;

/** Values and aggregates. */
final class Selects extends Cases {
  Selects(Sluice sluice) {
    super(sluice);
  }

  /** Values of each row. */
  Publisher<?> values() {
    return users
        .select(User_.name, User_.age)
        .where(User_.age.ge(18))
        .order(User_.name.asc())
        .limit(20)
        .as((name, age) -> name);
  }

  /** Values of what a row belongs to. */
  Publisher<?> ofAssociated() {
    return projects
        .select(Project_.title, Project_.owner.to(User_.name))
        .as((title, owner) -> title + " of " + owner);
  }

  /** Groups. */
  Publisher<?> groups() {
    return users
        .select(User_.age, Expression.count(), User_.version.sum())
        .groupBy(User_.age)
        .having(Expression.<User>count().gt(1))
        .order(Expression.<User>count().desc())
        .as((age, count, sum) -> age + ": " + count);
  }

  /** Values that are different. */
  Publisher<?> distinct() {
    return users.select(User_.name).distinct().as(name -> name);
  }

  /** The first row of each group. */
  Publisher<?> distinctOn() {
    return projects
        .select(Project_.title)
        .distinctOn(Project_.ownerId)
        .order(Project_.ownerId.asc(), Project_.budget.desc())
        .as(title -> title);
  }

  /** A sum of all rows, and how many different values there are. */
  Publisher<?> aggregates() {
    return projects.sum(Project_.budget).then(users.countDistinct(User_.age));
  }

  /** Aggregates of associated rows. */
  Publisher<?> ofMany() {
    return users
        .select(User_.name, User_.projects.count(), User_.projects.max(Project_.budget))
        .order(User_.projects.count().desc())
        .as((name, count, most) -> name + ": " + count);
  }

  /** Rows by a query of others. */
  Publisher<?> subquery() {
    Query<Project> dear = Query.of(Project_.TYPE).where(Project_.budget.gt(1000));
    return users.findAll(q -> q.where(User_.id.in(dear, Project_.ownerId)));
  }

  /** A value of a query. */
  Publisher<?> valueOfQuery() {
    return users.findAll(
        q -> q.where(User_.age.eqTo(Expression.subquery(Query.of(User_.TYPE), User_.age.min()))));
  }

  /** Expressions. */
  Publisher<?> expressions() {
    return users
        .select(
            User_.name.trim().lower(),
            User_.email.coalesce(User_.name).length(),
            Case.when(User_.age.ge(30), "old").otherwise("young"))
        .as((name, length, kind) -> name + " is " + kind);
  }

  /** Windows. */
  Publisher<?> windows() {
    Window<User> byAge = Window.of(User_.TYPE).order(User_.age.desc());
    return users
        .select(User_.name, byAge.rank(), byAge.previous(User_.name))
        .as((name, rank, before) -> name + " after " + before);
  }
}
