package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.query.Changes;
import org.reactivestreams.Publisher;

/** Rows that may be there already. */
final class Upserts extends Cases {
  Upserts(Sluice sluice) {
    super(sluice);
  }

  /** Values that are created, or written over the row that is there. */
  Publisher<?> values() {
    return users.upsert(User_.email.set("ada@example.org"), User_.name.set("Ada"));
  }

  /** An entity, by its key. */
  Publisher<?> entity() {
    return users.upsert(user);
  }

  /** Some of its attributes are written, and others computed. */
  Publisher<?> some() {
    return users.upsert(
        user,
        o -> o.updateOnConflict(User_.name).setOnConflict(User_.age.by(User_.age.excluded())));
  }

  /** Only if the new row is in the lead. */
  Publisher<?> conditional() {
    return users.upsert(user, o -> o.onlyIf(User_.age.ltThan(User_.age.excluded())));
  }

  /** A row is created, unless it is there. */
  Publisher<?> createIfAbsent() {
    return users.createIfAbsent(user);
  }

  /** A row is found, or created. */
  Publisher<?> findOrCreate() {
    return users.findOrCreate(User_.email.eq("ada@example.org"), User_.name.set("Ada"));
  }

  /** What is given of a row. */
  Publisher<?> changes() {
    Changes<User> changes =
        Changes.<User>none().set(User_.name, "Ada").setIf(false, User_.email, null);
    return users.updateByPk(1L, changes);
  }

  /** Rows that are changed come back. */
  Publisher<?> updateReturning() {
    return users.updateReturning(User_.age.gt(30), User_.age.by(1));
  }

  /** Rows that are deleted come back. */
  Publisher<?> destroyReturning() {
    return projects.destroyReturning(Project_.budget.lt(10));
  }
}
