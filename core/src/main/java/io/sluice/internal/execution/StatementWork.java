package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.Sql;
import io.sluice.dialect.Sql.Bind;
import io.sluice.error.SluiceException;
import io.sluice.internal.row.RowReader;
import io.sluice.statement.Insert;
import io.sluice.statement.Statement;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A statement of SQL: binds its values, and maps or counts its rows. */
abstract class StatementWork<T> extends Work<T> {
  private final Sql sql;
  private final @Nullable Statement statement;
  private final ErrorTranslator errors;
  private final DriverTypes types;

  private StatementWork(Sql sql, @Nullable Statement statement, ErrorTranslator errors) {
    super(errors);
    this.sql = sql;
    this.statement = statement;
    this.errors = errors;
    this.types = errors.driverTypes();
  }

  /**
   * A statement whose rows are mapped where they are.
   *
   * @param statement what the text was made of, where it was
   * @param repeatable whether it only reads
   */
  static <T> Work<T> rows(
      Sql sql,
      @Nullable Statement statement,
      ErrorTranslator errors,
      boolean repeatable,
      RowReader<T> reader) {
    return new Rows<>(sql, statement, errors, repeatable, reader);
  }

  /**
   * A statement whose changed rows are counted.
   *
   * @param statement what the text was made of, where it was
   * @param last whether it also runs after an error
   */
  static Work<Long> change(
      Sql sql, @Nullable Statement statement, ErrorTranslator errors, boolean last) {
    return new Change(sql, statement, errors, last);
  }

  /** An INSERT, of which the value comes that the database made for the column. */
  static Work<Long> generated(Sql sql, Insert insert, ErrorTranslator errors, String column) {
    return new Generated(sql, insert, errors, column);
  }

  /** Rows that a statement gives on connections of the driver that fit; none on others. */
  static <T> Work<T> rows(
      Sql sql, ErrorTranslator errors, Predicate<Connection> fitting, RowReader<T> reader) {
    return new Rows<>(sql, null, errors, true, reader) {
      @Override
      Publisher<T> on(Connection connection, Work.Call call) {
        return fitting.test(ConnectionReturn.driver(connection))
            ? super.on(connection, call)
            : Flux.empty();
      }
    };
  }

  final ErrorTranslator errors() {
    return errors;
  }

  @Override
  final @Nullable Statement statement() {
    return statement;
  }

  @Override
  final String text() {
    return sql.text();
  }

  @Override
  final List<String> values() {
    return errors.values(sql);
  }

  final Flux<? extends Result> execute(Connection connection) {
    return Flux.from(bound(connection).execute());
  }

  final io.r2dbc.spi.Statement bound(Connection connection) {
    try {
      io.r2dbc.spi.Statement statement = connection.createStatement(sql.text());
      bind(statement, sql.binds());
      return statement;
    } catch (Throwable thrown) { // a value that the driver cannot encode: nothing was sent
      throw thrown instanceof SluiceException known
          ? known
          : ErrorTranslator.driverFault(thrown, sql.text(), values());
    }
  }

  private void bind(io.r2dbc.spi.Statement statement, List<Bind> binds) {
    for (int i = 0; i < binds.size(); i++) {
      Bind bind = binds.get(i);
      if (bind.value() == null) {
        statement.bindNull(i, types.driverType(bind.wireType()));
      } else {
        statement.bind(i, types.write(bind.value()));
      }
    }
  }

  private static class Rows<T> extends StatementWork<T> {
    private static final Object SKIPPED = new Object();
    private final boolean repeatable;
    private final RowReader<T> reader;

    Rows(
        Sql sql,
        @Nullable Statement statement,
        ErrorTranslator errors,
        boolean repeatable,
        RowReader<T> reader) {
      super(sql, statement, errors);
      this.repeatable = repeatable;
      this.reader = reader;
    }

    @Override
    boolean isRepeatable() {
      return repeatable;
    }

    @Override
    Publisher<T> on(Connection connection, Work.Call call) {
      Flux<T> rows =
          execute(connection)
              .concatMap(
                  result -> {
                    Mapped mapped = new Mapped(call);
                    return result.map(mapped::map);
                  });
      return errors().dialect().rows(ConnectionReturn.driver(connection), rows);
    }

    /** The rows of one result. */
    private final class Mapped {
      private final Work.Call call;
      private @Nullable ResultRow current;

      Mapped(Work.Call call) {
        this.call = call;
      }

      T map(Row row, RowMetadata metadata) {
        ResultRow known = current;
        if (known == null) {
          known = new ResultRow(errors().dialect(), row, metadata);
          current = known;
        }
        return Rows.this.map(known.at(row), call);
      }
    }

    @SuppressWarnings("unchecked") // a call that discards looks at no row
    private T map(Row row, Work.Call call) {
      count(1);
      if (!call.isDiscarding()) {
        try {
          return UserCode.mapped(reader, row);
        } catch (RuntimeException thrown) {
          // thrown inside the driver it would stop the connection; the rest is read and dropped
          call.fail(thrown);
        }
      }
      return (T) SKIPPED;
    }
  }

  private static final class Change extends StatementWork<Long> {
    private final boolean last;

    Change(Sql sql, @Nullable Statement statement, ErrorTranslator errors, boolean last) {
      super(sql, statement, errors);
      this.last = last;
    }

    @Override
    boolean isFinal() {
      return last;
    }

    @Override
    Publisher<Long> on(Connection connection, Work.Call call) {
      return execute(connection)
          .concatMap(Result::getRowsUpdated)
          .reduce(0L, Long::sum)
          .doOnNext(this::count);
    }
  }

  private static final class Generated extends StatementWork<Long> {
    private final String column;

    Generated(Sql sql, Insert insert, ErrorTranslator errors, String column) {
      super(sql, insert, errors);
      this.column = column;
    }

    @Override
    Publisher<Long> on(Connection connection, Work.Call call) {
      return Flux.from(bound(connection).returnGeneratedValues(column).execute())
          .concatMap(result -> result.map((row, metadata) -> row.get(0, Long.class)))
          .doOnNext(ignored -> count(1));
    }
  }
}
