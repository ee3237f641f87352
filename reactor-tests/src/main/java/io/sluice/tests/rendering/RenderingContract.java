package io.sluice.tests.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Dialect;
import io.sluice.dialect.Sql;
import io.sluice.tests.model.User_;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts of statements; needs no database. A dialect says what is different with it in a resource
 * beside its test: see {@link RenderedText#read}. A statement that it refuses has the message of
 * the refusal for a text.
 */
public abstract class RenderingContract {
  private static final Pattern NAME = Pattern.compile("\\[([^\\]]+)]");

  private final Dialect dialect;
  private final UnaryOperator<String> quote;
  private final Map<String, RenderedText> own;

  protected RenderingContract(Dialect dialect, UnaryOperator<String> quote, String resource) {
    this.dialect = dialect;
    this.quote = quote;
    this.own = RenderedText.read(getClass(), resource);
  }

  @TestFactory
  Stream<DynamicTest> statements() {
    return StatementTable.sections().values().stream()
        .flatMap(List::stream)
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> verify(each)));
  }

  @Test
  void ownTextsAreOfCasesAndDifferent() {
    Map<String, RenderedText> differing = new LinkedHashMap<>(own);
    StatementTable.sections().values().stream()
        .flatMap(List::stream)
        .filter(each -> !each.expected().equals(own.get(each.name())))
        .forEach(each -> differing.remove(each.name()));
    assertThat(differing).isEmpty();
  }

  @Test
  void placeholdersAreTheDialects() {
    RenderingCase between =
        RenderingCase.condition(User_.TYPE, User_.age.between(18, 21), "between");
    Sql sql = dialect.renderer().render(between.planned());
    String text = sql.text(dialect::placeholder);
    assertThat(text)
        .endsWith(" BETWEEN " + dialect.placeholder(1) + " AND " + dialect.placeholder(2));
  }

  private void verify(RenderingCase each) {
    RenderedText expected = own.getOrDefault(each.name(), each.expected());
    RenderedText rendered = rendered(each);
    assertThat(rendered.text()).isEqualTo(quoted(expected.text()));
    assertThat(rendered.values()).isEqualTo(expected.values());
  }

  private RenderedText rendered(RenderingCase each) {
    try {
      return RenderedText.of(dialect.renderer().render(each.planned()));
    } catch (RuntimeException refused) {
      return new RenderedText(String.valueOf(refused.getMessage()), List.of());
    }
  }

  private String quoted(String neutral) {
    return NAME.matcher(neutral)
        .replaceAll(match -> Matcher.quoteReplacement(quote.apply(match.group(1))));
  }
}
