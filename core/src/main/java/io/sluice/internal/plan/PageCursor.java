package io.sluice.internal.plan;

import io.sluice.internal.plan.ReadWindow.WindowTerm;
import io.sluice.statement.Term;
import io.sluice.type.DataType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row's order as a text that a client can hold, and back. The text ends with a
 * check sum of itself and of the order, so that what was cut, changed or meant for another order is
 * told from a cursor; it is no secret, and no signature.
 */
final class PageCursor {
  private static final Map<Class<?>, Function<String, ?>> PARSERS = new HashMap<>();

  static {
    PARSERS.put(Boolean.class, Boolean::valueOf);
    PARSERS.put(Short.class, Short::valueOf);
    PARSERS.put(Integer.class, Integer::valueOf);
    PARSERS.put(Long.class, Long::valueOf);
    PARSERS.put(Float.class, Float::valueOf);
    PARSERS.put(Double.class, Double::valueOf);
    PARSERS.put(BigDecimal.class, BigDecimal::new);
    PARSERS.put(String.class, text -> text);
    PARSERS.put(UUID.class, UUID::fromString);
    PARSERS.put(LocalDate.class, LocalDate::parse);
    PARSERS.put(LocalTime.class, LocalTime::parse);
    PARSERS.put(LocalDateTime.class, LocalDateTime::parse);
    PARSERS.put(Instant.class, Instant::parse);
    PARSERS.put(OffsetDateTime.class, OffsetDateTime::parse);
  }

  private final List<WindowTerm> terms;

  /**
   * Cursors of an order.
   *
   * @throws IllegalArgumentException if a value of it has no text
   */
  PageCursor(List<WindowTerm> terms) {
    this.terms = terms;
    for (WindowTerm each : terms) {
      if (!PARSERS.containsKey(type(each).wireType())) {
        throw new IllegalArgumentException(
            "pages cannot be ordered by a " + type(each) + ": order by texts, numbers or times");
      }
    }
  }

  private static DataType<?> type(WindowTerm term) {
    return term.ordering().term().type();
  }

  /** The text of the values. */
  String text(@Nullable Object[] values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (int i = 0; i < values.length; i++) {
        Object wire = type(terms.get(i)).toWire(values[i]);
        byte[] text = wire == null ? new byte[0] : wire.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(wire == null ? -1 : text.length);
        out.write(text);
      }
      out.writeInt(checkSum(bytes.toByteArray(), bytes.size()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // of a byte array
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * The values of a text.
   *
   * @throws IllegalArgumentException if it is no cursor of this order
   */
  @Nullable Object[] values(String text) {
    try {
      return read(Base64.getUrlDecoder().decode(text));
    } catch (IOException | RuntimeException thrown) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no cursor of this query: take next() of a page in the same order, or null"
              + " for the first page",
          thrown);
    }
  }

  private @Nullable Object[] read(byte[] whole) throws IOException {
    int end = whole.length - Integer.BYTES;
    if (end < 0 || ByteBuffer.wrap(whole).getInt(end) != checkSum(whole, end)) {
      throw new IOException("the check sum is another one");
    }
    DataInputStream parts = new DataInputStream(new ByteArrayInputStream(whole, 0, end));
    @Nullable Object[] values = new @Nullable Object[terms.size()];
    for (int i = 0; i < values.length; i++) {
      int length = parts.readInt();
      if (length >= 0) {
        String part = new String(parts.readNBytes(length), StandardCharsets.UTF_8);
        values[i] = value(type(terms.get(i)), part);
      }
    }
    return values;
  }

  private static @Nullable Object value(DataType<?> type, String text) {
    Function<String, ?> parser = PARSERS.get(type.wireType());
    return parser == null ? null : type.fromWire(parser.apply(text));
  }

  private int checkSum(byte[] bytes, int end) {
    CRC32 sum = new CRC32();
    for (WindowTerm each : terms) {
      Term term = each.ordering().term();
      String order =
          (term instanceof Term.Column column ? column.field().column() : term)
              + (each.ordering().descending() ? "-" : "+")
              + each.ordering().nulls()
              + type(each);
      sum.update(order.getBytes(StandardCharsets.UTF_8));
    }
    sum.update(bytes, 0, end);
    return (int) sum.getValue();
  }
}
