package io.sluice.examples.statements;

import io.sluice.HasMany;
import io.sluice.Sluice;
import org.reactivestreams.Publisher;

/** Writes. */
final class Writes extends Cases {
  Writes(Sluice sluice) {
    super(sluice);
  }

  /** A new row of values. */
  Publisher<?> create() {
    return projects.create(Project_.title.set("Engine"), Project_.budget.set(1000));
  }

  /** A new row of an entity. */
  Publisher<?> createEntity() {
    return users.create(User_.builder().name("Grace").email("grace@example.org").build());
  }

  /** A new row with new rows of its associations. */
  Publisher<?> createGraph() {
    Project compiler = new Project(null, "Compiler", null, null);
    User grace = User_.builder().name("Grace").projects(HasMany.of(compiler)).build();
    return users.create(grace, User_.projects);
  }

  /** Values of a row. */
  Publisher<?> update() {
    return users.update(user, User_.name.set("Ada L."));
  }

  /** What is different between two states. */
  Publisher<?> updateDifference() {
    return users.update(user, user.withName("A. Lovelace"));
  }

  /** The row of a key, if its version is the expected one. */
  Publisher<?> updateByKey() {
    return users.updateByPk(1L, User_.age.set(47), User_.version.expect(0));
  }

  /** All rows of a condition. */
  Publisher<?> updateWhere() {
    return users.updateWhere(User_.age.lt(18), User_.age.by(1), User_.email.setNull());
  }

  /** All rows of a condition that reads their own table. */
  Publisher<?> updateByOwnTable() {
    return projects.updateWhere(
        Project_.owner.is(User_.projects.count().gt(10)), Project_.budget.setNull());
  }

  /** By so much, whatever the version. */
  Publisher<?> increment() {
    return users.increment(user, User_.age.by(1));
  }

  /** All attributes. */
  Publisher<?> replace() {
    return users.replace(user);
  }

  /** A row is marked as deleted. */
  Publisher<?> destroy() {
    return users.destroy(user);
  }

  /** A row is deleted. */
  Publisher<?> destroyByKey() {
    return projects.destroyByPk(1L);
  }

  /** All rows of a condition are deleted. */
  Publisher<?> destroyWhere() {
    return projects.destroyWhere(Project_.owner.to(User_.name).eq("Ada"));
  }

  /** A row that would be marked is deleted. */
  Publisher<?> purge() {
    return users.purgeByPk(1L);
  }

  /** A marked row is as it was. */
  Publisher<?> restore() {
    return users.restoreByPk(1L);
  }
}
