package io.sluice.dialect;

import io.sluice.dialect.Sql.Bind;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes one statement. Not thread-safe; used once. */
public final class SqlWriter {
  private final UnaryOperator<String> quote;
  private final List<String> fragments = new ArrayList<>();
  private final List<Bind> binds = new ArrayList<>();
  private StringBuilder text = new StringBuilder();

  SqlWriter(UnaryOperator<String> quote) {
    this.quote = quote;
  }

  /** Adds SQL text, never a value and never a name. */
  public SqlWriter text(String sql) {
    text.append(sql);
    return this;
  }

  /** Adds a quoted name. */
  public SqlWriter name(String name) {
    text.append(quote.apply(name));
    return this;
  }

  /** Adds a value of the type. */
  public SqlWriter bind(@Nullable Object value, DataType<?> type) {
    return bind(new Bind(type.toWire(value), type.wireType()));
  }

  /** Adds a value as the driver takes it. */
  public SqlWriter bind(Bind bind) {
    fragments.add(text.toString());
    text = new StringBuilder();
    binds.add(bind);
    return this;
  }

  /** Writes all items, with the separator between them. */
  public <T> SqlWriter join(
      Iterable<? extends T> items, String separator, Consumer<? super T> write) {
    boolean first = true;
    for (T item : items) {
      if (!first) {
        text.append(separator);
      }
      first = false;
      write.accept(item);
    }
    return this;
  }

  /** Whether a value has been added yet. */
  public boolean hasBinds() {
    return !binds.isEmpty();
  }

  /** What has been written. */
  public Sql sql() {
    List<String> all = new ArrayList<>(fragments);
    all.add(text.toString());
    return new Sql(all, binds);
  }
}
