package io.sluice.examples.statements;

import io.sluice.Sluice;
import java.util.List;
import org.reactivestreams.Publisher;

/** Includes. */
final class Includes extends Cases {
  Includes(Sluice sluice) {
    super(sluice);
  }

  /** What a row belongs to. */
  Publisher<?> belongsTo() {
    return projects.findAll(q -> q.include(Project_.owner, u -> u.attributes(User_.name)));
  }

  /** Many rows. */
  Publisher<?> hasMany() {
    return users.findAll(q -> q.attributes(User_.name).include(User_.projects));
  }

  /** Many rows, with conditions, an order, and a limit for each parent. */
  Publisher<?> limited() {
    return users.findAll(
        q ->
            q.attributes(User_.name)
                .include(
                    User_.projects,
                    p -> p.where(Project_.budget.gt(1000)).order(Project_.title.asc()).limit(3)));
  }

  /** Rows through a join table, and rows of those. */
  Publisher<?> belongsToMany() {
    return teams.findAll(
        q -> q.include(Team_.members, u -> u.attributes(User_.name).include(User_.projects)));
  }

  /** The one row. */
  Publisher<?> hasOne() {
    return users.findAll(q -> q.attributes(User_.name).include(User_.profile));
  }

  /** Only rows that have it. */
  Publisher<?> required() {
    return projects.findAll(
        q ->
            q.include(
                Project_.owner, u -> u.attributes(User_.name).where(User_.age.ge(18)).required()));
  }

  /** Only rows that have some of many. */
  Publisher<?> requiredMany() {
    return users.findAll(
        q ->
            q.attributes(User_.name)
                .include(User_.projects, p -> p.where(Project_.budget.gt(1000)).required()));
  }

  /** By a statement of its own. */
  Publisher<?> separately() {
    return projects.findAll(
        q -> q.include(Project_.owner, u -> u.attributes(User_.name).separately()));
  }

  /** By a join. */
  Publisher<?> joined() {
    return users.findAll(q -> q.attributes(User_.name).include(User_.projects, p -> p.joined()));
  }

  /** For rows that are there. */
  Publisher<?> load() {
    return sluice.load(List.of(user), User_.projects, p -> p.limit(3));
  }
}
