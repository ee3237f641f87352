package io.sluice.dialect;

import io.sluice.dialect.Sql.Bind;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one statement. While what is written is the beginning of a text that was written before,
 * it is only compared, so that a text that comes again is the same string. Not thread-safe; used
 * once.
 */
public final class SqlWriter {
  private static final int TEXT = 512; // most are shorter
  private static final int FEW = 4; // values that most do not have more of

  private final Notation notation;
  private final List<Bind> binds = new ArrayList<>(FEW);
  private @Nullable String known; // begins with what is written so far
  private int written; // so much of it
  private @Nullable StringBuilder text; // what is written, where nothing is known

  /** Of nothing yet. */
  public SqlWriter(Notation notation) {
    this.notation = notation;
  }

  /** Before anything is written: a text that it may be, or null. */
  void expect(@Nullable String likely) {
    known = likely;
  }

  /** Adds SQL text, never a value and never a name. */
  public SqlWriter text(String sql) {
    String likely = known;
    if (likely != null && likely.startsWith(sql, written)) {
      written += sql.length();
    } else {
      unknown().append(sql);
    }
    return this;
  }

  private void quote() {
    String likely = known;
    char quote = notation.quote();
    if (likely != null && written < likely.length() && likely.charAt(written) == quote) {
      written++;
    } else {
      unknown().append(quote);
    }
  }

  /** What is written, from where on it is not what is known. */
  private StringBuilder unknown() {
    StringBuilder builder = text;
    if (builder == null) {
      builder = new StringBuilder(TEXT);
      if (known != null) {
        builder.append(known, 0, written);
        known = null;
      }
      text = builder;
    }
    return builder;
  }

  /** Adds a quoted name. */
  public SqlWriter name(String name) {
    quote();
    text(name.indexOf(notation.quote()) < 0 ? name : notation.doubled(name));
    quote();
    return this;
  }

  /** Adds a value of the type. */
  public SqlWriter bind(@Nullable Object value, DataType<?> type) {
    return bind(new Bind(type.toWire(value), type.wireType()));
  }

  /** Adds a value as the driver takes it. */
  public SqlWriter bind(Bind bind) {
    binds.add(bind);
    return text(notation.placeholder().apply(binds.size()));
  }

  /** Writes all items, with the separator between them. */
  public <T> SqlWriter join(List<? extends T> items, String separator, Consumer<? super T> write) {
    for (int i = 0; i < items.size(); i++) { // an iterator for each list is not for nothing
      if (i > 0) {
        text(separator);
      }
      write.accept(items.get(i));
    }
    return this;
  }

  /** Whether a value has been added yet. */
  public boolean hasBinds() {
    return !binds.isEmpty();
  }

  /** What has been written. */
  public Sql sql() {
    String likely = known;
    boolean same = likely != null && written == likely.length();
    return new Sql(likely != null && same ? likely : unknown().toString(), binds);
  }
}
