package io.sluice.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are written as text, as in {@code @Scope}. */
class ParseUnitTests {
  @Test
  void textBecomesAValueOfTheType() {
    assertThat(DataType.STRING.parse(" x ")).isEqualTo(" x ");
    assertThat(DataType.LONG.parse("-7")).isEqualTo(-7L);
    assertThat(DataType.INTEGER.parse("7")).isEqualTo(7);
    assertThat(DataType.BIG_DECIMAL.parse("1.50")).isEqualTo(new BigDecimal("1.50"));
    assertThat(DataType.BOOLEAN.parse("true")).isTrue();
    assertThat(DataType.BOOLEAN.parse("FALSE")).isFalse();
    UUID uuid = UUID.fromString("00000000-0000-0001-0000-000000000002");
    assertThat(DataType.UUID.parse(uuid.toString())).isEqualTo(uuid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "1", "t", " true"})
  void otherTextIsNoBoolean(String text) {
    assertThatThrownBy(() -> DataType.BOOLEAN.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + text + "\" is neither true nor false");
  }

  @Test
  void textThatStandsForNothingIsRefused() {
    assertThatThrownBy(() -> DataType.LONG.parse("x")).isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> DataType.BYTES.parse("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a byte[] cannot be written as text");
  }
}
