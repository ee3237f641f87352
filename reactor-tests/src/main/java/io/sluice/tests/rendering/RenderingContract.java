package io.sluice.tests.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Dialect;
import io.sluice.dialect.Notation;
import io.sluice.dialect.Sql;
import io.sluice.tests.model.User_;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final Pattern NAME_OR_PLACEHOLDER = Pattern.compile("\\[([^\\[\\]]+)]|\\?");

  private final Dialect dialect;
  private final Notation notation;
  private final Map<String, RenderedText> own;

  protected RenderingContract(Dialect dialect, Notation notation, String resource) {
    this.dialect = dialect;
    this.notation = notation;
    this.own = RenderedText.read(getClass(), resource);
  }

  @TestFactory
  Stream<DynamicTest> statements() {
    return cases().map(each -> DynamicTest.dynamicTest(each.name(), () -> verify(each)));
  }

  private static Stream<RenderingCase> cases() {
    return Stream.of(
            ConditionCases.all(),
            SelectCases.all(),
            ValueCases.all(),
            IncludeCases.all(),
            FollowUpCases.all(),
            WriteCases.all(),
            JoinRowWriteCases.all(),
            BulkCases.all(),
            AssociationCases.all(),
            PathCases.all(),
            ScopeCases.all())
        .flatMap(List::stream);
  }

  @Test
  void ownTextsAreOfCasesAndDifferent() {
    Map<String, RenderedText> differing = new LinkedHashMap<>(own);
    cases()
        .filter(each -> !each.expected().equals(own.get(each.name())))
        .forEach(each -> differing.remove(each.name()));
    assertThat(differing).isEmpty();
  }

  @Test
  void placeholdersAreTheDialects() {
    RenderingCase between =
        RenderingCase.condition(User_.TYPE, User_.age.between(18, 21), "between");
    Sql sql = dialect.renderer().render(between.planned());
    assertThat(sql.text()).endsWith(" BETWEEN " + placeholder(1) + " AND " + placeholder(2));
  }

  private void verify(RenderingCase each) {
    RenderedText expected = own.getOrDefault(each.name(), each.expected());
    RenderedText rendered = rendered(each);
    assertThat(rendered.text()).isEqualTo(written(expected.text()));
    assertThat(rendered.values()).isEqualTo(expected.values());
  }

  private RenderedText rendered(RenderingCase each) {
    try {
      return RenderedText.of(dialect.renderer().render(each.planned()));
    } catch (RuntimeException refused) {
      return new RenderedText(String.valueOf(refused.getMessage()), List.of());
    }
  }

  /** The neutral text as the dialect has it. */
  private String written(String neutral) {
    AtomicInteger number = new AtomicInteger();
    return NAME_OR_PLACEHOLDER
        .matcher(neutral)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) == null
                        ? placeholder(number.incrementAndGet())
                        : notation.quoted(match.group(1))));
  }

  private String placeholder(int number) {
    return notation.placeholder().apply(number);
  }
}
