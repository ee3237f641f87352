package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import io.sluice.benchmarks.work.Draft;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes on MariaDB: many rows as several VALUES in a statement. */
final class MariaDbWrites extends RawWrites {
  private static final int CHUNK = 1_000;
  private static final int CHUNKS_AT_ONCE = 4;
  private static final String ROW = "(?, ?, ?, ?, 0)";
  private static final String CREATE =
      "INSERT INTO accounts (name, email, age, created_at, version) VALUES ";
  private static final String FIND = "SELECT " + User.COLUMNS + " FROM users WHERE id = ?";
  private static final String SAVE =
      "UPDATE users SET name = ?, email = ?, age = ?, version = ? WHERE id = ? AND version = ?";

  MariaDbWrites(Statements statements) {
    super(statements, FIND, SAVE);
  }

  @Override
  public Mono<Long> create(Draft draft) {
    return created(List.of(draft)).single();
  }

  @Override
  public Flux<Long> createAll(Flux<Draft> drafts, int count) {
    return drafts.buffer(CHUNK).flatMapSequential(this::created, CHUNKS_AT_ONCE);
  }

  // read to its end whoever waits: asked for more rows on another thread, the driver may stop
  private Flux<Long> created(List<Draft> drafts) {
    return statements()
        .one(
            c ->
                Flux.from(insert(c, drafts, " RETURNING id").execute())
                    .concatMap(result -> result.map(row -> Rows.number(row, 0)))
                    .collectList())
        .flatMapIterable(keys -> keys);
  }

  @Override
  public Mono<Long> load(Flux<Draft> drafts) {
    return drafts
        .buffer(CHUNK)
        .flatMap(
            chunk -> statements().one(c -> Statements.written(insert(c, chunk, "").execute())),
            CHUNKS_AT_ONCE)
        .reduce(0L, Long::sum);
  }

  private static Statement insert(Connection c, List<Draft> drafts, String returning) {
    Instant now = Instant.now();
    Statement insert =
        c.createStatement(CREATE + Placeholders.rows(drafts.size(), ROW) + returning);
    int index = 0;
    for (Draft draft : drafts) {
      insert
          .bind(index++, draft.name())
          .bind(index++, draft.email())
          .bind(index++, draft.age())
          .bind(index++, now);
    }
    return insert;
  }
}
