package io.sluice.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.dialect.Sql.Bind;
import io.sluice.result.Page;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts and values, and how the values of associations compare and print. */
class SqlUnitTests {
  private static final Bind ONE = new Bind(1, Integer.class);

  @Test
  void placeholdersStandBetweenFragments() {
    Sql sql = new Sql(List.of("a ", " b ", ""), List.of(ONE, ONE));
    assertThat(sql.text(number -> "$" + number)).isEqualTo("a $1 b $2");
    assertThat(sql.text(number -> "?")).isEqualTo("a ? b ?");
    assertThat(Sql.of("x ? y").text(number -> "$" + number)).isEqualTo("x ? y");
    assertThat(sql.prefixed("DECLARE ").text(number -> "?")).isEqualTo("DECLARE a ? b ?");
    assertThat(sql).isEqualTo(new Sql(List.of("a ", " b ", ""), List.of(ONE, ONE)));
  }

  @Test
  void belongsToComparesByKey() {
    assertThat(BelongsTo.key(7L)).isEqualTo(BelongsTo.key(7L)).hasToString("[key 7]");
    assertThat(BelongsTo.key(7L)).hasSameHashCodeAs(BelongsTo.key(7L));
    assertThat(BelongsTo.key(7L)).isNotEqualTo(BelongsTo.key(8L)).isNotEqualTo(BelongsTo.none());
    assertThat(BelongsTo.key(7)).isEqualTo(BelongsTo.key(7L)).hasSameHashCodeAs(BelongsTo.key(7L));
    assertThat(BelongsTo.key(new BigDecimal("1.50")))
        .isEqualTo(BelongsTo.key(new BigDecimal("1.5")));
    assertThat(BelongsTo.key(new byte[] {1})).isEqualTo(BelongsTo.key(new byte[] {1}));
    assertThat(BelongsTo.none()).isEqualTo(BelongsTo.none()).hasToString("[none]");
    assertThat(BelongsTo.none().key()).isNull();
    assertThat(BelongsTo.none().isLoaded()).isFalse();
  }

  @Test
  void hasManyTakesNoPartInEquality() {
    assertThat(HasMany.of("a", "b")).isEqualTo(HasMany.none()).hasToString("[2 loaded]");
    assertThat(HasMany.of("a", "b")).hasSameHashCodeAs(HasMany.none());
    assertThat(HasMany.none()).hasToString("[not loaded]");
    assertThat(HasMany.of("a", "b").loaded()).containsExactly("a", "b");
  }

  @Test
  void aPageKeepsACopy() {
    List<String> rows = new ArrayList<>(List.of("a"));
    Page<String> page = new Page<>(rows, 5);
    rows.clear();
    assertThat(page).isEqualTo(new Page<>(List.of("a"), 5));
  }
}
