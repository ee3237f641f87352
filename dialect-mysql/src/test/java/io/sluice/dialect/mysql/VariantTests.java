package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which server it is, as drivers tell it. */
class VariantTests {
  @ParameterizedTest
  @CsvSource({
    "MariaDB, 11.4.5-MariaDB, uuid",
    "MariaDB, 10.7.1-MariaDB-log, uuid",
    "MariaDB, 10.6.21-MariaDB, char(36)",
    "mariadb.org binary distribution, 5.5.5-10.11.2-MariaDB, uuid",
    "Source distribution, 5.5.5-10.6.5-MariaDB, char(36)"
  })
  void mariadb(String product, String version, String uuid) {
    Variant variant = Variant.of(product, version);
    assertThat(variant.capabilities().name()).isEqualTo("MariaDB");
    assertThat(variant.capabilities().has(Feature.INSERT_RETURNING)).isTrue();
    assertThat(variant.uuid()).startsWith(uuid);
    assertThat(variant.forShare()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"MySQL, 8.0.40", "MySQL Community Server - GPL, 9.7.4", "(Debian), 8.4.0", "'', ''"})
  void mysql(String product, String version) {
    Variant variant = Variant.of(product, version);
    assertThat(variant).isEqualTo(Variant.MYSQL);
    assertThat(variant.capabilities().has(Feature.INSERT_RETURNING)).isFalse();
  }

  @Test
  void beforeAConnectionHasToldItIsWhatAllServersUnderstand() {
    MySqlDialect unconnected = MySqlDialect.unconnected();
    assertThat(unconnected.variesByServer()).isTrue();
    assertThat(unconnected.capabilities()).isEqualTo(Variant.MYSQL.capabilities());
  }
}
