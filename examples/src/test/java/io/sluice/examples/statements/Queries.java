package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import org.reactivestreams.Publisher;

/** Queries. */
final class Queries extends Cases {
  Queries(Sluice sluice) {
    super(sluice);
  }

  /** The row of a key. */
  Publisher<?> byKey() {
    return users.findByPk(1L);
  }

  /** The row of a key of two columns. */
  Publisher<?> byCompositeKey() {
    return memberships.findByPk(new Membership_.Key(1L, 2L));
  }

  /** The row of an entity, read anew. */
  Publisher<?> reload() {
    return users.reload(user);
  }

  /** All rows. */
  Publisher<?> all() {
    return projects.findAll();
  }

  /** Conditions, order, limit and offset. */
  Publisher<?> clauses() {
    return projects.findAll(
        q ->
            q.where(Project_.title.startsWith("A"), Project_.budget.gt(1000))
                .order(Project_.title.asc(), Project_.id.desc())
                .limit(20)
                .offset(40));
  }

  /** Some attributes; the key comes, too. */
  Publisher<?> attributes() {
    return users.findAll(q -> q.attributes(User_.name, User_.version).limit(20));
  }

  /** The first row. */
  Publisher<?> first() {
    return projects.findOne(q -> q.where(Project_.title.eq("Engine")));
  }

  /** An order of a request. */
  Publisher<?> parsedOrder() {
    return projects.findAll(
        q -> q.order(OrderBy.parse("title,-budget", Project_.title, Project_.budget)).limit(20));
  }

  /** Nulls first, and last. */
  Publisher<?> nulls() {
    return projects.findAll(
        q ->
            q.order(Project_.budget.desc().nullsLast(), Project_.ownerId.asc().nullsFirst())
                .limit(20));
  }

  /** A page, and how many rows there are. */
  Publisher<?> page() {
    return projects.findAndCountAll(q -> q.order(Project_.id.asc()).limit(20).offset(40));
  }

  /** How many rows. */
  Publisher<?> count() {
    return users.count(q -> q.where(User_.age.ge(18)));
  }

  /** Whether there is a row. */
  Publisher<?> exists() {
    return users.exists(q -> q.where(User_.age.ge(18)));
  }

  /** A thousand keys. */
  Publisher<?> manyKeys() {
    return projects.findAll(q -> q.where(Project_.id.in(thousandKeys)));
  }

  /** Conditions and orders on what a row belongs to. */
  Publisher<?> paths() {
    return projects.findAll(
        q ->
            q.where(Project_.owner.to(User_.name).startsWith("A"))
                .order(Project_.owner.to(User_.age).asc()));
  }

  /** Conditions and orders on many rows. */
  Publisher<?> counts() {
    return teams.findAll(
        q ->
            q.where(Team_.members.any(User_.age.lt(18)))
                .order(Team_.members.count().desc())
                .limit(10));
  }

  /** A scope. */
  Publisher<?> scoped() {
    Query<User> adults = Query.of(User_.TYPE).where(User_.age.ge(18));
    return users.scoped(adults).count(q -> q.where(User_.name.startsWith("A")));
  }

  /** Deleted rows, too. */
  Publisher<?> withDeleted() {
    return users.withDeleted().count();
  }

  /** A row that is locked. */
  Publisher<?> lock() {
    return projects
        .findOne(q -> q.where(Project_.id.eq(1)).lock(Lock.Strength.UPDATE))
        .as(sluice::transactional);
  }

  /** A lock of a weaker strength, of the rows that nobody else has locked. */
  Publisher<?> skipLocked() {
    return projects
        .findAll(q -> q.lock(Lock.Strength.SHARE, Lock.Wait.SKIP_LOCKED).limit(10))
        .as(sluice::transactional);
  }

  /** A lock that not all have. */
  Publisher<?> lockOfPostgres() {
    return projects
        .findOne(q -> q.where(Project_.id.eq(1)).lock(Lock.Strength.NO_KEY_UPDATE))
        .as(sluice::transactional);
  }

  /** Very many rows, some at a time; two windows of one. */
  Publisher<?> windows() {
    return projects.findAll(q -> q.order(Project_.title.asc()).fetchSize(1)).take(2);
  }

  /** Very many rows in a transaction. */
  Publisher<?> cursor() {
    return projects
        .findAll(q -> q.order(Project_.title.asc()).fetchSize(500))
        .as(sluice::transactional);
  }
}
