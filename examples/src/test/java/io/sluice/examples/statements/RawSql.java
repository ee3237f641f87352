package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.query.Condition;
import java.util.List;
import org.reactivestreams.Publisher;

/** SQL of one's own. */
final class RawSql extends Cases {
  RawSql(Sluice sluice) {
    super(sluice);
  }

  /** Names, and lists. */
  Publisher<?> names() {
    return sluice
        .sql("DELETE FROM users WHERE age >= :age AND id IN (:ids)")
        .bind("age", 18)
        .bind("ids", List.of(1L, 2L))
        .rowsUpdated();
  }

  /** Positions. */
  Publisher<?> positions() {
    return sluice.sql("UPDATE users SET name = ? WHERE name = ?", "Ada L.", "Ada").rowsUpdated();
  }

  /** Rows of values. */
  Publisher<?> rows() {
    return sluice
        .sql("INSERT INTO projects (title, budget) VALUES :rows")
        .bind("rows", List.of(List.of("Engine", 500), List.of("Loom", 700)))
        .rowsUpdated();
  }

  /** A condition. */
  Publisher<?> condition() {
    return users.findAll(
        q -> q.where(Condition.unsafeSql("length({0}) > {1}", User_.name, 3), User_.age.gt(18)));
  }

  /** Whether the database answers. */
  Publisher<?> ping() {
    return sluice.ping();
  }
}
