package io.sluice.examples.statements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source of a class, which the page shows, so that it shows what runs. Immutable.
 *
 * @param text all of it
 */
record SourceOfCases(String text) {
  private static final Path FOLDER = Path.of("src/test/java/io/sluice/examples/statements");
  private static final Pattern CLASS = Pattern.compile("\n/\\*\\* (.*)\\. \\*/\nfinal class");
  private static final Pattern ENTITY = Pattern.compile("(?s)\n(@Table.*)\n$");
  private static final Pattern CASE =
      Pattern.compile("(?s)\n  /\\*\\* ([^\n]*)\\. \\*/\n  \\S+ (\\w+)\\(\\) \\{\n(.*?)\n  }\n");

  /** The source of a class. */
  static SourceOfCases of(Class<?> type) throws IOException {
    return new SourceOfCases(Files.readString(FOLDER.resolve(type.getSimpleName() + ".java")));
  }

  /** The Javadoc of the class. */
  String title() {
    return found(CLASS);
  }

  /** The entity without imports. */
  String entity() {
    return found(ENTITY);
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(pattern + " is not in " + text);
    }
    return matcher.group(1);
  }

  /** The methods of the class, in their order: all that it has. */
  List<Case> cases(Class<?> type) {
    List<Case> cases = CASE.matcher(text).results().map(Case::of).toList();
    long methods =
        Arrays.stream(type.getDeclaredMethods()).filter(each -> !each.isSynthetic()).count();
    if (methods != cases.size()) {
      throw new IllegalStateException(
          type + " has " + methods + " methods, but these have the form of a case: " + cases);
    }
    return cases;
  }

  /**
   * A method. Immutable.
   *
   * @param title its Javadoc
   * @param name its name
   * @param code its statements, the last without its {@code return}
   */
  record Case(String title, String name, String code) {
    private static Case of(MatchResult method) {
      String code = method.group(3).stripIndent().replaceFirst("(?m)^return ", "");
      return new Case(method.group(1), method.group(2), code);
    }

    /** The elements of the list that it gives, each on a line. */
    List<String> elements() {
      return code.lines().skip(1).map(line -> line.strip().replaceFirst("(,|\\);)$", "")).toList();
    }
  }
}
