package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.Contract;
import io.sluice.tests.model.Mood;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Columns as people have them already, of types that {@code sync()} does not choose. */
@ExtendWith(MySqlExtension.class)
class ExistingColumnTests extends Contract {
  private static final Instant NOW = Instant.parse("2026-11-22T23:59:59.123456Z");
  private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private final Model<Sample> samples = sluice.model(Sample_.TYPE);

  ExistingColumnTests(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createTable() {
    database.run(
        "CREATE TABLE samples (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, flag BIT(1),"
            + " tiny TINYINT UNSIGNED, small SMALLINT UNSIGNED, number INT UNSIGNED,"
            + " big BIGINT UNSIGNED, `real` FLOAT, `precise` DOUBLE UNSIGNED,"
            + " amount DECIMAL(30, 4) UNSIGNED, huge BIGINT UNSIGNED, text JSON, uuid CHAR(36),"
            + " bytes BLOB, date DATE, time TIME(6), `local` TIMESTAMP(6) NULL,"
            + " instant TIMESTAMP(6) NULL, zoned TIMESTAMP(6) NULL, mood ENUM('HAPPY', 'Sad_2'))");
  }

  @AfterEach
  void dropTable() {
    database.drop("samples");
  }

  @Test
  void unsignedNumbers() {
    Sample given =
        Sample_.builder()
            .tiny(Byte.MAX_VALUE)
            .small(Short.MAX_VALUE)
            .number(Integer.MAX_VALUE)
            .big(Long.MAX_VALUE)
            .precise(0.5)
            .amount(new BigDecimal("99999999999999999999999999.9999"))
            .huge(LARGEST)
            .build();
    Sample created = get(samples.create(given));
    assertThat(created).usingRecursiveComparison().ignoringFields("id").isEqualTo(given);
    assertThat(get(samples.findAll(query -> query.where(Sample_.huge.eq(LARGEST))).collectList()))
        .extracting(Sample::id)
        .containsExactly(1L);
  }

  @Test
  void bitsTextsAndNames() {
    Sample given =
        Sample_.builder()
            .flag(true)
            .text("{\"name\": \"Zoë 🚀\"}")
            .uuid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))
            .bytes(new byte[] {0, -1, 0x27})
            .mood(Mood.Sad_2)
            .build();
    Sample created = get(samples.create(given));
    assertThat(created).usingRecursiveComparison().ignoringFields("id").isEqualTo(given);
    assertThat(
            get(
                samples.count(
                    query -> query.where(Sample_.mood.eq(Mood.Sad_2), Sample_.flag.eq(true)))))
        .isEqualTo(1);
  }

  @Test
  void instantsWhichTheServerConvertsByTheZoneOfTheSession() {
    Sample created =
        get(
            samples.create(
                Sample_.instant.set(NOW), Sample_.zoned.set(NOW.atOffset(ZoneOffset.ofHours(5)))));
    assertThat(created.instant()).isEqualTo(NOW);
    assertThat(created.zoned()).isEqualTo(NOW.atOffset(ZoneOffset.UTC));
    database.run("UPDATE samples SET big = 1 WHERE UNIX_TIMESTAMP(instant) = 1795391999.123456");
    assertThat(get(samples.findByPk(1L)).big()).isEqualTo(1);
    database.run("SET time_zone = '+09:00'", "UPDATE samples SET instant = '2026-11-23 09:00:00'");
    assertThat(get(samples.findByPk(1L)).instant())
        .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
  }
}
