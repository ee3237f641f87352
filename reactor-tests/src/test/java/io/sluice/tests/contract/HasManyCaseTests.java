package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each has-many case of cases.md is a test, or has its reason in NOT_PORTED.md. */
class HasManyCaseTests {
  private static final Path NOT_PORTED =
      Path.of("src/main/java/io/sluice/tests/contract/NOT_PORTED.md");
  private static final Pattern CASE = Pattern.compile("(?:MX-)?HM-\\d\\d");

  /** The ids of the sections "associations/has-many" and "MX-HM" of cases.md. */
  private static final Set<String> CASES =
      Set.copyOf(
          all(
              """
              HM-01 HM-02 HM-04 HM-05 HM-07 HM-08 HM-10 HM-11 HM-13 HM-14 HM-16 HM-17 HM-19 HM-20
              HM-22 HM-23 HM-25 HM-26 HM-28 HM-29 HM-31 HM-32 HM-34 HM-35 HM-37 HM-38 HM-40 HM-41
              HM-43 HM-44 HM-46 HM-47 HM-49 HM-50 HM-52 HM-53 HM-55 HM-56 HM-58 HM-59
              MX-HM-01 MX-HM-02 MX-HM-04 MX-HM-05 MX-HM-07 MX-HM-08 MX-HM-10 MX-HM-11 MX-HM-13
              MX-HM-14 MX-HM-16 MX-HM-17 MX-HM-19 MX-HM-20 MX-HM-22 MX-HM-23
              """));

  private static final List<Class<?>> CONTRACTS =
      List.of(
          HasManyHasCasesContract.class,
          HasManySetCasesContract.class,
          HasManyAddCasesContract.class,
          HasManyCreateCasesContract.class,
          HasManyGetCasesContract.class,
          HasManyEagerCasesContract.class,
          HasManySchemaCasesContract.class,
          HasManySourceKeyCasesContract.class,
          HasManyForeignKeyCasesContract.class);

  @Test
  void everyCaseIsTestedOrHasItsReason() throws IOException {
    Set<String> tested = tested();
    Set<String> notPorted = notPorted();

    assertThat(notPorted).doesNotContainAnyElementsOf(tested);
    tested.addAll(notPorted);
    assertThat(tested).containsExactlyInAnyOrderElementsOf(CASES);
  }

  private static Set<String> tested() {
    Set<String> found = new TreeSet<>();
    for (Class<?> each : CONTRACTS) {
      for (Method method : each.getDeclaredMethods()) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        if (name != null && method.isAnnotationPresent(Test.class)) {
          found.addAll(all(name.value()));
        }
      }
    }
    return found;
  }

  /** The ids in the first column of the table. */
  private static Set<String> notPorted() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String line : Files.readAllLines(NOT_PORTED)) {
      String[] columns = line.split("\\|", -1);
      if (columns.length == 5 && CASE.matcher(columns[1].strip()).matches()) {
        found.add(columns[1].strip());
        assertThat(columns[2]).as("the reason of %s", columns[1]).isNotBlank();
      }
    }
    return found;
  }

  private static Set<String> all(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = CASE.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
