package io.sluice.examples.statements;

import io.sluice.Sluice;
import org.reactivestreams.Publisher;

/** Tables. */
final class Tables extends Cases {
  Tables(Sluice sluice) {
    super(sluice);
  }

  /** The tables that are not there yet. */
  Publisher<?> sync() {
    return sluice.sync(User_.TYPE, Project_.TYPE, Profile_.TYPE, Team_.TYPE, Membership_.TYPE);
  }
}
