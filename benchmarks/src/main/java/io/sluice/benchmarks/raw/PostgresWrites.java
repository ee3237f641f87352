package io.sluice.benchmarks.raw;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import io.sluice.benchmarks.work.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes on PostgreSQL: many rows by COPY in binary. */
final class PostgresWrites extends RawWrites {
  private static final int CHUNK = 5_000;
  private static final String COLUMNS = "name, email, age, created_at, version";
  private static final String CREATE =
      "INSERT INTO accounts (" + COLUMNS + ") VALUES ($1, $2, $3, $4, $5) RETURNING id";
  private static final String FIND = "SELECT " + User.COLUMNS + " FROM users WHERE id = $1";
  private static final String SAVE =
      "UPDATE users SET name = $1, email = $2, age = $3, version = $4"
          + " WHERE id = $5 AND version = $6";

  PostgresWrites(Statements statements) {
    super(statements, FIND, SAVE);
  }

  @Override
  public Mono<Long> create(Draft draft) {
    return statements()
        .one(
            c ->
                Statements.row(
                    c,
                    CREATE,
                    row -> Rows.number(row, 0),
                    draft.name(),
                    draft.email(),
                    draft.age(),
                    Instant.now(),
                    0));
  }

  @Override
  public Flux<Long> createAll(Flux<Draft> drafts, int count) {
    return statements()
        .many(
            c ->
                keys(c, count)
                    .flatMapMany(
                        keys ->
                            drafts
                                .index()
                                .buffer(CHUNK)
                                .map(
                                    chunk ->
                                        CopyRows.encode(
                                            chunk.size(),
                                            i -> chunk.get(i).getT2(),
                                            i -> keys.get(chunk.get(i).getT1().intValue())))
                                .as(
                                    rows ->
                                        copying(c)
                                            .copyIn(
                                                "COPY accounts (id, "
                                                    + COLUMNS
                                                    + ") FROM STDIN WITH (FORMAT binary)",
                                                CopyRows.framed(rows)))
                                .thenMany(Flux.fromIterable(keys))));
  }

  private static Mono<List<Long>> keys(Connection c, int count) {
    String sql = "SELECT nextval('accounts_id_seq') FROM generate_series(1, $1)";
    return Statements.rows(c, sql, row -> Rows.number(row, 0), count).collectList();
  }

  @Override
  public Mono<Long> load(Flux<Draft> drafts) {
    return statements()
        .one(
            c ->
                copying(c)
                    .copyIn(
                        "COPY accounts (" + COLUMNS + ") FROM STDIN WITH (FORMAT binary)",
                        CopyRows.framed(
                            drafts
                                .buffer(CHUNK)
                                .map(chunk -> CopyRows.encode(chunk.size(), chunk::get, null)))));
  }

  private static PostgresqlConnection copying(Connection pooled) {
    return (PostgresqlConnection) Objects.requireNonNull(((Wrapped<?>) pooled).unwrap());
  }
}
