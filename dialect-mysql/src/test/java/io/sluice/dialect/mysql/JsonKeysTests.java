package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Sql;
import io.sluice.dialect.Statement.Delete;
import io.sluice.query.Condition;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Long lists as one value. */
class JsonKeysTests {
  private static Sql rendered(Condition<?> condition) {
    return MySqlDialect.of("MySQL", "8.4.0")
        .renderer()
        .render(new Delete(User_.TYPE.table(), List.of(condition)));
  }

  private static String text(Condition<?> condition) {
    return rendered(condition).text(number -> "?");
  }

  @Test
  void aLongListIsOneValue() {
    List<Long> keys = LongStream.rangeClosed(1, JsonKeys.MINIMUM).boxed().toList();
    Sql sql = rendered(User_.id.in(keys));
    assertThat(sql.binds()).hasSize(1);
    assertThat(String.valueOf(sql.binds().get(0).value())).startsWith("[[1],[2],").endsWith("]]");
    assertThat(sql.text(number -> "?"))
        .endsWith(
            "(`users`.`id`) IN (SELECT `k0` FROM JSON_TABLE(?, '$[*]' COLUMNS (`k0` bigint PATH"
                + " '$[0]')) AS `keys`)");
  }

  @Test
  void aShortListIsValues() {
    assertThat(text(User_.id.in(1L, 2L))).endsWith("`users`.`id` IN (?, ?)");
  }

  @Test
  void textsAreEscapedAndComparedExactly() {
    List<String> names =
        IntStream.range(0, JsonKeys.MINIMUM).mapToObj(i -> "a\"b\\c\n\u0001é😀" + i).toList();
    Sql sql = rendered(User_.name.in(names));
    assertThat(String.valueOf(sql.binds().get(0).value()))
        .startsWith("[[\"a\\\"b\\\\c\\u000a\\u0001é😀0\"]");
    assertThat(sql.text(number -> "?")).contains("SELECT `k0` COLLATE utf8mb4_bin FROM");
  }

  @Test
  void whatJsonHasNotExactlyIsValues() {
    List<BigDecimal> amounts =
        IntStream.range(0, JsonKeys.MINIMUM).mapToObj(BigDecimal::valueOf).toList();
    assertThat(rendered(Project_.budget.in(amounts)).binds()).hasSize(JsonKeys.MINIMUM);
    List<String> texts =
        IntStream.range(0, JsonKeys.MINIMUM).mapToObj(i -> "x".repeat(1_001) + i).toList();
    assertThat(rendered(User_.name.in(texts)).binds()).hasSize(JsonKeys.MINIMUM);
  }
}
