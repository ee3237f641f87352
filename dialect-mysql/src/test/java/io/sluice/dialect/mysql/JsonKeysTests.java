package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Sql;
import io.sluice.model.Attribute;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Long lists as one value. */
class JsonKeysTests {
  private static Sql rendered(Attribute<User, ?> attribute, List<?> keys) {
    Term column = new Term.Column("users", Field.of(attribute));
    List<List<Object>> tuples = new ArrayList<>();
    keys.forEach(each -> tuples.add(List.of(each)));
    Predicate in = new Predicate.In(List.of(column), tuples, false);
    return MySqlDialect.of("MySQL", "8.4.0")
        .renderer()
        .render(new Delete(User_.TYPE.table(), List.of(in)));
  }

  @Test
  void aLongListIsOneValue() {
    List<Long> keys = LongStream.rangeClosed(1, JsonKeys.MINIMUM).boxed().toList();
    Sql sql = rendered(User_.id, keys);
    assertThat(sql.binds()).hasSize(1);
    assertThat(String.valueOf(sql.binds().get(0).value())).startsWith("[[1],[2],").endsWith("]]");
    assertThat(sql.text(number -> "?"))
        .endsWith(
            "(`users`.`id`) IN (SELECT `k0` FROM JSON_TABLE(?, '$[*]' COLUMNS (`k0` bigint PATH"
                + " '$[0]')) AS `keys`)");
  }

  @Test
  void aShortListIsValues() {
    assertThat(rendered(User_.id, List.of(1L, 2L)).text(number -> "?"))
        .endsWith("`users`.`id` IN (?, ?)");
  }

  @Test
  void textsAreValuesAsLongAsTheyFit() {
    List<String> names = IntStream.range(0, JsonKeys.MOST_TEXTS).mapToObj(i -> "a" + i).toList();
    assertThat(rendered(User_.name, names.subList(1, names.size())).binds())
        .hasSize(JsonKeys.MOST_TEXTS - 1);
    assertThat(rendered(User_.name, names).binds()).hasSize(1);
  }

  @Test
  void textsOfADocumentAreEscaped() {
    List<String> names =
        IntStream.range(0, JsonKeys.MOST_TEXTS).mapToObj(i -> "a\"b\\c\n\u0001é😀" + i).toList();
    Sql sql = rendered(User_.name, names);
    assertThat(String.valueOf(sql.binds().get(0).value()))
        .startsWith("[[\"a\\\"b\\\\c\\u000a\\u0001é😀0\"]");
    assertThat(sql.text(number -> "?")).contains("SELECT `k0` FROM");
  }

  @Test
  void whatJsonHasNotExactlyIsValues() {
    List<BigDecimal> amounts =
        IntStream.range(0, JsonKeys.MINIMUM).mapToObj(BigDecimal::valueOf).toList();
    Term budget = new Term.Column("projects", Field.of(Project_.budget));
    List<List<Object>> tuples = new ArrayList<>();
    amounts.forEach(each -> tuples.add(List.of(each)));
    assertThat(JsonKeys.suit(new Predicate.In(List.of(budget), tuples, false))).isFalse();
  }
}
