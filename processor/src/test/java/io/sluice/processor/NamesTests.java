package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class NamesTests {
  @ParameterizedTest
  @CsvSource({
    "id,id",
    "createdAt,created_at",
    "URLPath,url_path",
    "address2,address2",
    "address2Line,address2_line",
    "userID,user_id",
    "aB,a_b",
    "A,a",
    "already_snake,already_snake",
    "Mixed_Case,mixed_case",
    "größeÄnderung,größe_änderung",
  })
  void snakeCase(String name, String snake) {
    assertThat(Names.snake(name)).isEqualTo(snake);
  }
}
