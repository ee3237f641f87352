package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Readable;
import io.sluice.benchmarks.work.Sums;

/** A tag as it is read by hand, with the project whose tag it is. */
record Tag(long projectId, long id, String name) {
  static final String COLUMNS = "l.project_id, t.id, t.name";

  static Tag of(Readable row) {
    return new Tag(Rows.number(row, 0), Rows.number(row, 1), Rows.text(row, 2));
  }

  long sum() {
    return Sums.tag(id, name);
  }
}
