package io.sluice.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.dialect.Sql.Bind;
import io.sluice.result.Page;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and values, and how the values of associations compare and print. */
class SqlUnitTests {
  private static final Notation NOTATION = new Notation('"', number -> "$" + number);
  private static final Bind ONE = new Bind(1, Integer.class);

  private static SqlWriter written(@Nullable String likely, String column) {
    SqlWriter out = new SqlWriter(NOTATION);
    out.expect(likely);
    return out.text("a ").bind(ONE).text(" b ").name(column).text(" = ").bind(ONE);
  }

  @Test
  void placeholdersStandForValues() {
    Sql sql = written(null, "c").sql();
    assertThat(sql).isEqualTo(new Sql("a $1 b \"c\" = $2", List.of(ONE, ONE)));
    assertThat(sql.prefixed("DECLARE ").text()).isEqualTo("DECLARE a $1 b \"c\" = $2");
    assertThat(written(null, "d\"e").sql().text()).isEqualTo("a $1 b \"d\"\"e\" = $2");
  }

  @Test
  void aTextThatIsKnownIsTheSameString() {
    String text = written(null, "d\"e").sql().text();
    assertThat(written(text, "d\"e").sql().text()).isSameAs(text);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "a", "a $1 b \"c", "a $1 b \"c\" = $2 ", "a $1 b c", "b", "a $1 b $2"})
  void aTextIsWhatIsWrittenWhateverIsExpected(@Nullable String likely) {
    assertThat(written(likely, "c").sql().text()).isEqualTo("a $1 b \"c\" = $2");
    assertThat(written(likely, "").sql().text()).isEqualTo("a $1 b \"\" = $2");
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
