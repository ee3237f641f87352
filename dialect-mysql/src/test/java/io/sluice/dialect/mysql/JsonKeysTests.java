package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Sql;
import io.sluice.model.Attribute;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.type.DataType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Long lists as one value. */
class JsonKeysTests {
  private static Sql rendered(Attribute<User, ?> attribute, List<?> keys) {
    return rendered(attribute, keys, false);
  }

  private static Sql rendered(Attribute<User, ?> attribute, List<?> keys, boolean negated) {
    Term column = new Term.Column("users", Field.of(attribute));
    List<List<Object>> tuples = new ArrayList<>();
    keys.forEach(each -> tuples.add(List.of(each)));
    Predicate in = new Predicate.In(List.of(column), tuples, negated);
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
    assertThat(sql.text())
        .endsWith(
            "(`users`.`id`) IN (SELECT `k0` FROM JSON_TABLE(?, '$[*]' COLUMNS (`k0` bigint PATH"
                + " '$[0]')) AS `keys`)");
  }

  @Test
  void aShortListIsValues() {
    assertThat(rendered(User_.id, List.of(1L, 2L)).text()).endsWith("`users`.`id` IN (?, ?)");
  }

  @Test
  void whatIsNotInALongListIsSoughtAmongValues() {
    List<Long> keys = LongStream.range(0, JsonKeys.MOST_VALUES).boxed().toList();
    assertThat(rendered(User_.id, keys.subList(1, keys.size()), true).binds())
        .hasSize(JsonKeys.MOST_VALUES - 1);
    assertThat(rendered(User_.id, keys, true).binds()).hasSize(1);
  }

  @Test
  void textsAreValuesAsLongAsTheyFit() {
    List<String> names = IntStream.range(0, JsonKeys.MOST_VALUES).mapToObj(i -> "a" + i).toList();
    assertThat(rendered(User_.name, names.subList(1, names.size())).binds())
        .hasSize(JsonKeys.MOST_VALUES - 1);
    assertThat(rendered(User_.name, names).binds()).hasSize(1);
  }

  @Test
  void textsOfADocumentAreEscaped() {
    List<String> names =
        IntStream.range(0, JsonKeys.MOST_VALUES).mapToObj(i -> "a\"b\\c\n\u0001é😀" + i).toList();
    Sql sql = rendered(User_.name, names);
    assertThat(String.valueOf(sql.binds().get(0).value()))
        .startsWith("[[\"a\\\"b\\\\c\\u000a\\u0001é😀0\"]");
    assertThat(sql.text()).contains("SELECT `k0` FROM");
  }

  private static boolean suit(DataType<?> type, List<?> values) {
    Term column = new Term.Column("t", new Field("c", type));
    return JsonKeys.suit(
        new Predicate.In(
            List.of(column), values.stream().map(each -> List.<Object>of(each)).toList(), false));
  }

  @Test
  void fractionsAreValuesAsLongAsTheyFit() {
    List<BigDecimal> amounts =
        IntStream.range(0, JsonKeys.MOST_VALUES).mapToObj(BigDecimal::valueOf).toList();
    assertThat(suit(DataType.BIG_DECIMAL, amounts.subList(1, amounts.size()))).isFalse();
    assertThat(suit(DataType.BIG_DECIMAL, amounts)).isTrue();
  }

  @Test
  void whatADocumentWouldCutIsValues() {
    for (String each : List.of("1E-31", "1E+36")) {
      List<BigDecimal> amounts = Collections.nCopies(JsonKeys.MOST_VALUES, new BigDecimal(each));
      assertThat(suit(DataType.BIG_DECIMAL, amounts)).isFalse();
    }
  }
}
