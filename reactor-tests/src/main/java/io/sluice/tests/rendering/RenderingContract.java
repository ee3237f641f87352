package io.sluice.tests.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Dialect;
import io.sluice.dialect.Sql;
import io.sluice.dialect.Sql.Bind;
import io.sluice.dialect.Statement;
import io.sluice.tests.model.User_;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts of statements; needs no database. */
public abstract class RenderingContract {
  private static final Pattern NAME = Pattern.compile("\\[([^\\]]+)]");

  private final Dialect dialect;
  private final UnaryOperator<String> quote;

  protected RenderingContract(Dialect dialect, UnaryOperator<String> quote) {
    this.dialect = dialect;
    this.quote = quote;
  }

  @TestFactory
  Stream<DynamicTest> conditions() {
    return tests(ConditionCases.all());
  }

  @TestFactory
  Stream<DynamicTest> selects() {
    return tests(SelectCases.all());
  }

  @TestFactory
  Stream<DynamicTest> includes() {
    return Stream.concat(tests(IncludeCases.all()), tests(FollowUpCases.all()));
  }

  @TestFactory
  Stream<DynamicTest> writes() {
    return Stream.concat(tests(WriteCases.all()), tests(JoinRowWriteCases.all()));
  }

  @TestFactory
  Stream<DynamicTest> associations() {
    return Stream.concat(tests(AssociationCases.all()), tests(PathCases.all()));
  }

  @TestFactory
  Stream<DynamicTest> scopes() {
    return tests(ScopeCases.all());
  }

  @Test
  void placeholdersAreTheDialects() {
    Sql sql =
        dialect
            .renderer()
            .render(new Statement.Delete(User_.TYPE.table(), List.of(User_.age.between(18, 21))));
    String text = sql.text(dialect::placeholder);
    assertThat(text)
        .endsWith(" BETWEEN " + dialect.placeholder(1) + " AND " + dialect.placeholder(2));
  }

  private Stream<DynamicTest> tests(List<RenderingCase> cases) {
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> verify(each)));
  }

  private void verify(RenderingCase each) {
    String name = dialect.capabilities().name();
    Sql sql = dialect.renderer().render(each.planned(dialect.capabilities()));
    assertThat(sql.text(number -> "?")).isEqualTo(quoted(each.text(name)));
    assertThat(sql.binds().stream().map(RenderingContract::printed).toList())
        .isEqualTo(each.values(name));
  }

  private String quoted(String neutral) {
    return NAME.matcher(neutral)
        .replaceAll(match -> Matcher.quoteReplacement(quote.apply(match.group(1))));
  }

  private static String printed(Bind bind) {
    Object value = bind.value();
    String type = bind.wireType().getSimpleName() + ":";
    if (value instanceof byte[] bytes) {
      return type + HexFormat.of().formatHex(bytes);
    }
    return type + (value instanceof Object[] array ? Arrays.toString(array) : value);
  }
}
