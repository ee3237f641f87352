package io.sluice.benchmarks.jooq;

import io.sluice.benchmarks.work.Sums;

/** A tag of a project. */
record Tag(long projectId, long id, String name) {
  long sum() {
    return Sums.tag(id, name);
  }
}
