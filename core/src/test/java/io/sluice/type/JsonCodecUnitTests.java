package io.sluice.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON by either Jackson, and the types that it is made of. */
class JsonCodecUnitTests {
  record Part(String name, int number) {}

  private static final DataType<Map<String, Object>> MAP =
      DataType.json(new JsonType<Map<String, Object>>() {});

  static Stream<JsonCodec> codecs() {
    return Stream.of(new Jackson3Codec(), new Jackson2Codec());
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void whatIsWrittenIsReadAgain(JsonCodec codec) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("exact", new BigDecimal("1.10"));
    value.put("large", new BigDecimal("1E+30"));
    value.put("list", List.of(1, "b", true));
    value.put("nothing", null);
    String json = codec.write(value, Map.class);
    assertThat(json)
        .isEqualTo(
            "{\"exact\":1.10,\"large\":1000000000000000000000000000000,\"list\":[1,\"b\",true],"
                + "\"nothing\":null}");
    assertThat(codec.write(Objects.requireNonNull(codec.read(json, Map.class)), Map.class))
        .isEqualTo(json);
    assertThat(codec.read("null", Map.class)).isNull();
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void recordsLoseNothing(JsonCodec codec) {
    Type type = Part.class;
    assertThat(codec.read(codec.write(new Part("a", 1), type), type)).isEqualTo(new Part("a", 1));
    assertThatThrownBy(() -> codec.read("{\"name\":\"a\",\"number\":1,\"more\":2}", type))
        .hasMessageContaining("more");
    assertThatThrownBy(() -> codec.read("{\"name\":\"a\",\"number\":null}", type))
        .hasMessageContaining("number");
  }

  @Test
  void typesAreKnownWithTheirArguments() {
    DataType<List<Part>> type = DataType.json(new JsonType<List<Part>>() {});
    assertThat(type.fromWire("[{\"name\":\"a\",\"number\":1}]"))
        .isEqualTo(List.of(new Part("a", 1)));
    assertThat(type.toWire(List.of(new Part("a", 1)))).isEqualTo("[{\"name\":\"a\",\"number\":1}]");
    assertThat(type).hasToString("JSON(List)");
    assertThat(MAP.fromWire("null")).isNull();
    assertThat(JsonType.text(LocalDate.of(2024, 2, 29))).isEqualTo("\"2024-02-29\"");
    assertThatThrownBy(() -> type.fromWire("[1")).hasMessageContaining("Part");
  }
}
