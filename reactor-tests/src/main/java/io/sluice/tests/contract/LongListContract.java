package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;

import io.sluice.Model;
import io.sluice.model.Attribute;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists in conditions, longer than a statement takes values. */
public abstract class LongListContract extends Contract {
  private static final int LENGTH = 70_000;
  private static final LocalDateTime TIME = LocalDateTime.of(2024, 2, 29, 1, 2, 3);

  private final Model<Sample> samples;

  protected LongListContract(DatabaseUnderTest database) {
    super(database);
    this.samples = sluice.model(Sample_.TYPE);
  }

  @BeforeEach
  void createSamples() {
    database.sync(Sample_.TYPE);
  }

  static List<Arguments> attributes() {
    return List.of(
        of(Sample_.number, i -> i),
        of(Sample_.big, i -> (long) i << 20),
        of(Sample_.precise, i -> i + 0.1),
        of(Sample_.amount, i -> BigDecimal.valueOf(i, 4)),
        of(Sample_.huge, i -> BigInteger.TEN.pow(39).add(BigInteger.valueOf(i))),
        of(Sample_.uuid, i -> new UUID(1, i)),
        of(Sample_.date, LocalDate::ofEpochDay),
        of(Sample_.time, i -> LocalTime.ofNanoOfDay(i * 1_000L)),
        of(Sample_.local, i -> TIME.plus(i, ChronoUnit.MICROS)),
        of(Sample_.instant, i -> Instant.EPOCH.plus(i, ChronoUnit.MICROS)),
        of(Sample_.zoned, i -> TIME.plus(i, ChronoUnit.MICROS).atOffset(ZoneOffset.ofHours(5))));
  }

  private static <V> Arguments of(Attribute<Sample, V> attribute, IntFunction<V> value) {
    return Arguments.of(attribute, value);
  }

  @DisplayName("finds what is in the list, and what is not")
  @ParameterizedTest(name = "{0}")
  @MethodSource("attributes")
  <V> void finds(Attribute<Sample, V> attribute, IntFunction<V> value) {
    Sample last = get(samples.create(attribute.set(value.apply(LENGTH - 1))));
    Sample other = get(samples.create(attribute.set(value.apply(LENGTH))));
    List<V> all = IntStream.range(0, LENGTH).mapToObj(value).toList();

    for (List<V> list : List.of(all, all.subList(LENGTH - 2, LENGTH))) {
      values(samples.findAll(q -> q.where(attribute.in(list))).map(this::id), id(last));
      values(samples.findAll(q -> q.where(attribute.notIn(list))).map(this::id), id(other));
    }
  }

  private Object id(Sample sample) {
    return samples.key(sample);
  }
}
