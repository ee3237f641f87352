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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Each case of the sections that are ported is a test, or has its reason in NOT_PORTED.md. */
class CaseTests {
  private static final Path NOT_PORTED =
      Path.of("src/main/java/io/sluice/tests/contract/NOT_PORTED.md");
  private static final Path CONTRACTS = Path.of("src/main/java/io/sluice/tests/contract");
  private static final Pattern CASE =
      Pattern.compile("\\b[A-Z]{2,5}(?:-[A-Z]{2,3})?-[A-Z]{0,2}\\d{2,3}\\b");

  private static final Path IDS = Path.of("src/test/resources/cases");

  @Test
  void everyCaseIsTestedOrHasItsReason() throws IOException {
    Set<String> tested = tested();
    Set<String> notPorted = notPorted();

    assertThat(notPorted).doesNotContainAnyElementsOf(tested);
    tested.addAll(notPorted);
    assertThat(tested).containsExactlyInAnyOrderElementsOf(cases());
  }

  /** The ids of the sections of cases.md that are ported, a file for each. */
  private static Set<String> cases() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path each : files(IDS)) {
      found.addAll(all(Files.readString(each)));
    }
    return found;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Set<String> tested() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path each : files(CONTRACTS)) {
      String name = String.valueOf(each.getFileName());
      if (name.endsWith("Contract.java")) {
        Set<String> ids = tested(name.replace(".java", ""));
        if (!name.endsWith("CasesContract.java")) {
          ids.retainAll(cases()); // others may have ids of sections that are not ported yet
        }
        found.addAll(ids);
      }
    }
    return found;
  }

  private static Set<String> tested(String contract) {
    Set<String> found = new TreeSet<>();
    try {
      Class<?> type = Class.forName(Contract.class.getPackageName() + "." + contract);
      for (Method method : type.getDeclaredMethods()) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        boolean isTest =
            method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class);
        if (name != null && isTest) {
          found.addAll(all(name.value()));
        }
      }
    } catch (ClassNotFoundException thrown) {
      throw new AssertionError(contract + " was not compiled", thrown);
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
