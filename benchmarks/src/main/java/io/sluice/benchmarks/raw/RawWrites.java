package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Connection;
import io.sluice.benchmarks.work.Writes;
import reactor.core.publisher.Mono;

/** Writes; the change of a user is the same everywhere but for its texts. */
abstract class RawWrites implements Writes {
  private final Statements statements;
  private final String find;
  private final String save;

  /**
   * Writes.
   *
   * @param find the statement that reads a user by its key
   * @param save the statement that writes name, email, age and version where id and version are
   */
  RawWrites(Statements statements, String find, String save) {
    this.statements = statements;
    this.find = find;
    this.save = save;
  }

  final Statements statements() {
    return statements;
  }

  @Override
  public final Mono<Long> growInTransaction(long id) {
    return statements.inTransaction(
        c -> Statements.row(c, find, User::of, id).flatMap(user -> saved(c, user)));
  }

  private Mono<Long> saved(Connection c, User user) {
    return Statements.written(
            c,
            save,
            user.name(),
            user.email(),
            user.age() + 1,
            user.version() + 1,
            user.id(),
            user.version())
        .filter(rows -> rows == 1)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException(user.id() + " was changed")));
  }
}
