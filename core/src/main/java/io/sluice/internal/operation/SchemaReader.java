package io.sluice.internal.operation;

import io.sluice.dialect.SchemaCatalog;
import io.sluice.dialect.Sql;
import io.sluice.error.MappingException;
import io.sluice.internal.execution.Session;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.ValueReader;
import io.sluice.model.Deferrable;
import io.sluice.model.ReferentialAction;
import io.sluice.model.TableName;
import io.sluice.schema.StoredSchema;
import io.sluice.schema.StoredSchema.Column;
import io.sluice.schema.StoredSchema.ColumnType;
import io.sluice.schema.StoredSchema.ForeignKey;
import io.sluice.schema.StoredSchema.Index;
import io.sluice.type.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the server what tables are, by four statements. For one operation. */
final class SchemaReader {
  private static final int COLUMN = 9;
  private static final int INDEX = 7;
  private static final int REFERENCE = 10;

  private final Session session;
  private final SchemaCatalog catalog;

  SchemaReader(Session session) {
    this.session = session;
    this.catalog = session.schema().catalog();
  }

  /** The schema of tables that are named without one. */
  Mono<String> currentSchema() {
    return session.rows(catalog.currentSchema(), texts(1)).map(row -> text(row, 0)).single();
  }

  /** The tables, which are named with their schema. */
  Mono<StoredSchema> tables(List<TableName> tables) {
    return session
        .rows(catalog.columns(tables), texts(COLUMN))
        .map(SchemaReader::column)
        .collectList()
        .flatMap(
            columns ->
                indexes(tables)
                    .flatMap(
                        indexes ->
                            references(tables)
                                .map(keys -> new StoredSchema(columns, indexes, keys))));
  }

  private static Column column(@Nullable Object[] row) {
    ColumnType type = new ColumnType(text(row, 3), number(row, 6), number(row, 7), number(row, 8));
    return new Column(table(row, 0), text(row, 2), type, is(row, 4), is(row, 5));
  }

  private Mono<List<Index>> indexes(List<TableName> tables) {
    return grouped(catalog.indexes(tables), INDEX)
        .map(
            rows -> {
              @Nullable Object[] first = rows.get(0);
              return new Index(
                  table(first, 0),
                  text(first, 2),
                  is(first, 3),
                  is(first, 4),
                  rows.stream().allMatch(row -> is(row, 5) && row[6] != null),
                  rows.stream()
                      .map(row -> row[6])
                      .filter(Objects::nonNull)
                      .map(String::valueOf)
                      .toList());
            })
        .collectList();
  }

  private Mono<List<ForeignKey>> references(List<TableName> tables) {
    return grouped(catalog.references(tables), REFERENCE)
        .map(
            rows -> {
              @Nullable Object[] first = rows.get(0);
              return new ForeignKey(
                  table(first, 0),
                  text(first, 2),
                  rows.stream().map(row -> text(row, 3)).toList(),
                  table(first, 4),
                  rows.stream().map(row -> text(row, 6)).toList(),
                  action(first, 7),
                  action(first, 8),
                  Deferrable.valueOf(text(first, 9)));
            })
        .collectList();
  }

  /** The rows of one index or constraint, which are next to each other. */
  private Flux<List<@Nullable Object[]>> grouped(Sql sql, int outputs) {
    return session
        .rows(sql, texts(outputs))
        .bufferUntilChanged(row -> List.of(table(row, 0), text(row, 2)));
  }

  private static RowReader<@Nullable Object[]> texts(int outputs) {
    List<ValueReader> readers =
        IntStream.range(0, outputs)
            .mapToObj(i -> new ValueReader(i, DataType.STRING, "what the server says of tables"))
            .toList();
    return row -> {
      @Nullable Object[] texts = new @Nullable Object[outputs];
      for (int i = 0; i < outputs; i++) {
        texts[i] = readers.get(i).value(row);
      }
      return texts;
    };
  }

  private static String text(@Nullable Object[] row, int place) {
    return String.valueOf(row[place]);
  }

  private static TableName table(@Nullable Object[] row, int place) {
    return new TableName(text(row, place), text(row, place + 1));
  }

  private static boolean is(@Nullable Object[] row, int place) {
    return "YES".equals(row[place]);
  }

  private static @Nullable Integer number(@Nullable Object[] row, int place) {
    Object text = row[place];
    long number = text == null ? 0 : Long.parseLong(text.toString());
    return text == null ? null : (int) Math.min(number, Integer.MAX_VALUE);
  }

  private static ReferentialAction action(@Nullable Object[] row, int place) {
    String text = text(row, place);
    return Arrays.stream(ReferentialAction.values())
        .filter(each -> each.sql().equals(text))
        .findFirst()
        .orElseThrow(() -> new MappingException("A foreign key does " + text + " on change", null));
  }
}
