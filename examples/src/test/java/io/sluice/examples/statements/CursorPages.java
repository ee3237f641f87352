package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.query.Query;
import org.reactivestreams.Publisher;

/** Pages by cursors. */
final class CursorPages extends Cases {
  CursorPages(Sluice sluice) {
    super(sluice);
  }

  /** A page after a cursor. */
  Publisher<?> cursors() {
    Query<User> byName = Query.of(User_.TYPE).order(User_.name.asc()).limit(1);
    return users.page(byName, null).flatMap(page -> users.page(byName, page.next()));
  }
}
