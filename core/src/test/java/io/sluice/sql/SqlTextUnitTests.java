package io.sluice.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.sql.SqlSyntax.Rule;
import io.sluice.sql.SqlText.Marks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a place for a value, and what only looks like one. */
class SqlTextUnitTests {
  private static final SqlSyntax DOLLARS =
      new SqlSyntax(
          Set.of(
              Rule.ESCAPE_STRINGS,
              Rule.DOLLAR_QUOTES,
              Rule.NESTED_COMMENTS,
              Rule.QUESTION_OPERATORS,
              Rule.NUMBERED_PLACEHOLDERS));
  private static final SqlSyntax BACKSLASHES =
      new SqlSyntax(
          Set.of(
              Rule.BACKSLASH_ESCAPES,
              Rule.BACKTICK_QUOTES,
              Rule.HASH_COMMENTS,
              Rule.SPACED_DASHES));

  private static List<String> names(String text, SqlSyntax syntax) {
    return SqlText.of(text, syntax, Marks.NAMES).places();
  }

  @Test
  void namesAreCutOut() {
    SqlText text = SqlText.of("a = :first AND b > :b2 OR c = :first", DOLLARS, Marks.NAMES);
    assertThat(text.texts()).containsExactly("a = ", " AND b > ", " OR c = ", "");
    assertThat(text.places()).containsExactly("first", "b2", "first");
    assertThat(text.distinctPlaces()).containsExactly("first", "b2");
    assertThat(names("(:a,:b)=:c||:d-:e+:f", DOLLARS))
        .containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(names(":größe", DOLLARS)).containsExactly("größe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "':a'",
        "'it''s :a'",
        "\":a\"",
        "\"a\"\":a\"",
        "-- :a",
        "-- :a\n",
        "/* :a */",
        "a::text",
        "'x'::jsonb",
        "a :: text",
        "@a := 1",
        "a[1:2]",
        "a[lo:hi]",
        "a[(1):hi]",
        "a[:2]",
        "a[1:]",
        "json_object('k':v)",
        "'00:00:00'",
        "'{\"a\": {\"b\": \":c\"}}'",
        "label: LOOP",
        "/* :a",
        "':a"
      })
  void isNoPlaceAnywhere(String text) {
    assertThat(names(text, DOLLARS)).isEmpty();
    assertThat(names(text, BACKSLASHES)).isEmpty();
    assertThat(String.join("", SqlText.of(text, DOLLARS, Marks.NAMES).texts())).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "E'it\\'s :a'",
        "e'\\\\\\':a'",
        "$$:a$$",
        "$tag$ $$ :a $other$ :a $tag$",
        "$täg$:a$täg$",
        "/* /* :a */ :a */",
        "data ? 'a' AND data ?| array['b'] AND data ?& array['c']",
        "--:a",
        "foo$bar"
      })
  void isNoPlaceToOneThatQuotesByDollars(String text) {
    assertThat(names(text, DOLLARS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'it\\'s :a'", "\"\\\":a\"", "`:a`", "`a``:a`", "# :a", "a # :a\n", "'\\\\\\':a'"})
  void isNoPlaceToOneThatEscapesByBackslashes(String text) {
    assertThat(names(text, BACKSLASHES)).isEmpty();
  }

  @Test
  void quotesEndWhereTheDatabaseEndsThem() {
    assertThat(names("'\\' || :a", DOLLARS)).containsExactly("a");
    assertThat(names("'\\\\' || :a", BACKSLASHES)).containsExactly("a");
    assertThat(names("NAME'\\' || :a", DOLLARS)).containsExactly("a");
    assertThat(names("a #> :a", DOLLARS)).containsExactly("a");
    assertThat(names("1 --:a", BACKSLASHES)).containsExactly("a");
    assertThat(names("/* /* :b */ :a", BACKSLASHES)).containsExactly("a");
    assertThat(names("$$ $$ || :a", DOLLARS)).containsExactly("a");
    assertThat(names("a$$ = :a AND b$$ = :b", DOLLARS)).containsExactly("a", "b");
    assertThat(names("-- x\r:a", DOLLARS)).containsExactly("a");
    assertThat(names("-- 'x\n:a", DOLLARS)).containsExactly("a");
    assertThat(names(":a::text[]", DOLLARS)).containsExactly("a");
    assertThat(names("a[ :a : :b ]", DOLLARS)).containsExactly("a", "b");
    assertThat(names("data ? :a", DOLLARS)).containsExactly("a");
    assertThat(names("'a':a", DOLLARS)).isEmpty();
  }

  @Test
  void questionsAreNumberedAndTwoAreAnOperator() {
    SqlText text =
        SqlText.of("a = ? AND d ?? 'x' AND d ??| ? AND '?' <> ?", DOLLARS, Marks.QUESTIONS);
    assertThat(text.texts()).containsExactly("a = ", " AND d ? 'x' AND d ?| ", " AND '?' <> ", "");
    assertThat(text.places()).containsExactly("0", "1", "2");
    assertThat(SqlText.of("??", BACKSLASHES, Marks.QUESTIONS).places()).containsExactly("0", "1");
  }

  @Test
  void numbersInBracesAreInAnyOrder() {
    SqlText text = SqlText.of("{1} % {0} || '{2}' || {} || {x} || {1}", DOLLARS, Marks.NUMBERS);
    assertThat(text.places()).containsExactly("1", "0", "1");
    assertThat(text.texts()).containsExactly("", " % ", " || '{2}' || {} || {x} || ", "");
    assertThat(SqlText.of(":a ? {0}", DOLLARS, Marks.NUMBERS).places()).containsExactly("0");
  }

  @Test
  void placesOfAnotherKindAreErrors() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SqlText.of("a = ? AND b = :name", DOLLARS, Marks.QUESTIONS))
        .withMessageContaining(":name")
        .withMessageContaining("sluice.sql(text).bind(\"name\", …)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names("a = ?", BACKSLASHES))
        .withMessageContaining("at 4")
        .withMessageContaining("sluice.sql(text, values…)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names("a = $1 AND b = :b", DOLLARS))
        .withMessageContaining("$1 AND b")
        .withMessageContaining(":name or ?");
    assertThat(names("a = $1 AND b = :b", BACKSLASHES)).containsExactly("b");
    assertThatIllegalArgumentException().isThrownBy(() -> names(" \n", DOLLARS));
  }

  /** Parts that have no place, put together with places in any order, keep just these. */
  @Test
  void noPartHidesOrMakesAPlace() {
    List<String> parts =
        List.of(
            "':x'",
            "E'\\':x'",
            "\":x\"",
            "$$:x$$",
            "$q$ ' $$ :x $q$",
            "/* ' /* :x */ */",
            "-- ' :x\n",
            "a::b",
            "x := 1",
            "c[1:2]",
            "d ? 'x'",
            "''",
            "'a''b'",
            "1.5",
            "(",
            ")",
            "=",
            "$a$ $b$ $a$");
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("SELECT");
      List<String> expected = new ArrayList<>();
      int length = random.nextInt(12);
      for (int i = 0; i < length; i++) {
        boolean place = random.nextInt(3) == 0;
        String name = "p" + random.nextInt(4);
        text.append(' ').append(place ? ":" + name : parts.get(random.nextInt(parts.size())));
        if (place) {
          expected.add(name);
        }
      }
      SqlText scanned = SqlText.of(text.toString(), DOLLARS, Marks.NAMES);
      assertThat(scanned.places()).as("seed %s: %s", seed, text).isEqualTo(expected);
      StringBuilder again = new StringBuilder(scanned.texts().get(0));
      for (int i = 0; i < expected.size(); i++) {
        again.append(':').append(expected.get(i)).append(scanned.texts().get(i + 1));
      }
      assertThat(again).as("seed %s", seed).hasToString(text.toString());
    }
  }

  @Test
  void anyCharactersAreScannedToTheirEnd() {
    EnumSet<Rule> rules = EnumSet.complementOf(EnumSet.of(Rule.NUMBERED_PLACEHOLDERS));
    SqlSyntax all = new SqlSyntax(rules);
    String characters = "'\"`$:?{}#-/*\\E0aä \n[]();=";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("a");
      int length = random.nextInt(24);
      for (int i = 0; i < length; i++) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      SqlText scanned = SqlText.of(text.toString(), all, Marks.NUMBERS);
      assertThat(scanned.texts()).hasSize(scanned.places().size() + 1);
    }
  }
}
