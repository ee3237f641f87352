package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.MappingException;
import io.sluice.model.Attribute;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Counts;
import io.sluice.tests.model.Counts_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns that hold more than an attribute can: a value that does not fit is never another one. */
public abstract class MisfitContract extends Contract {
  private final Model<Sample> samples;
  private final Model<Counts> counts;

  protected MisfitContract(DatabaseUnderTest database) {
    super(database);
    this.samples = sluice.model(Sample_.TYPE);
    this.counts = sluice.model(Counts_.TYPE);
  }

  /** The table of samples, with another type of the column. */
  private void columns(String column, String type) {
    database.drop("samples");
    Stream<String> all =
        Sample_.TYPE.attributes().stream()
            .map(Attribute::column)
            .map(
                each ->
                    database.server().name(each)
                        + " "
                        + (each.equals(column) ? type : each.equals("id") ? "bigint" : "integer"));
    database.run(
        "CREATE TABLE samples (" + String.join(", ", all.toList()) + ", PRIMARY KEY (id))");
  }

  private void value(String column, String type, String value) {
    columns(column, type);
    database.run(
        "INSERT INTO samples (id, "
            + database.server().name(column)
            + ") VALUES (1, "
            + value
            + ")");
  }

  @AfterEach
  void dropTables() {
    database.drop("samples");
  }

  static List<Arguments> misfits() {
    return List.of(
        Arguments.of(Sample_.tiny, "integer", "300"),
        Arguments.of(Sample_.small, "integer", "70000"),
        Arguments.of(Sample_.number, "bigint", "5000000000"),
        Arguments.of(Sample_.number, "numeric(10, 2)", "12.50"),
        Arguments.of(Sample_.big, "numeric(30, 2)", "12.50"),
        Arguments.of(Sample_.big, "numeric(30)", "9223372036854775808"),
        Arguments.of(Sample_.huge, "numeric(30, 2)", "12.50"),
        Arguments.of(Sample_.big, "double precision", "1.5"),
        Arguments.of(Sample_.real, "double precision", "0.123456789012"));
  }

  @DisplayName("a number that does not fit is an error")
  @ParameterizedTest
  @MethodSource("misfits")
  void numbers(Attribute<Sample, ?> attribute, String type, String value) {
    value(attribute.column(), type, value);
    assertThat(
            failure(
                MappingException.class,
                samples.findAll(q -> q.attributes(List.of(attribute).get(0)))))
        .hasMessageContaining("Sample." + attribute.name())
        .hasMessageContaining("column " + attribute.column())
        .hasMessageContaining(attribute.type().javaType().getSimpleName());
  }

  static List<Arguments> fitting() {
    return List.of(
        Arguments.of(Sample_.tiny, "bigint", "7", (byte) 7),
        Arguments.of(Sample_.number, "bigint", "7", 7),
        Arguments.of(Sample_.number, "numeric(10, 2)", "12.00", 12),
        Arguments.of(Sample_.big, "numeric(30)", "9223372036854775807", Long.MAX_VALUE),
        Arguments.of(Sample_.huge, "bigint", "7", BigInteger.valueOf(7)),
        Arguments.of(Sample_.amount, "bigint", "7", new BigDecimal(7)),
        Arguments.of(Sample_.precise, "integer", "7", 7.0),
        Arguments.of(Sample_.real, "double precision", "0.5", 0.5f));
  }

  @DisplayName("a number that fits comes as it is")
  @ParameterizedTest
  @MethodSource("fitting")
  void fittingNumbers(Attribute<Sample, ?> attribute, String type, String value, Object expected) {
    value(attribute.column(), type, value);
    Sample read = get(samples.findOne(q -> q.attributes(List.of(attribute).get(0))));
    assertThat((Object) attribute.of(read)).isEqualTo(expected);
  }

  @DisplayName("null is no primitive")
  @Test
  void primitives() {
    database.drop("counts");
    database.run(
        "CREATE TABLE counts (id bigint PRIMARY KEY, number integer, flag boolean)",
        "INSERT INTO counts (id, number) VALUES (1, 7)");
    assertThat(failure(MappingException.class, counts.findAll()))
        .hasMessageContaining("Counts.flag is primitive")
        .hasMessageContaining("column flag is null");
    database.drop("counts");
  }
}
