package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** What comes of compiling sources with the processor, all warnings being errors. */
final class Compilation {
  private static final Path OUTPUTS = Path.of("target", "compilations");
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?<!\\w)(?:class|record|enum|@?interface) ([\\p{L}\\w]+)");

  private static final String IMPORTS =
      "import io.sluice.*; import io.sluice.annotation.*; import io.sluice.model.JoinRow;"
          + " import io.sluice.model.ReferentialAction; import io.sluice.model.Deferrable;"
          + " import java.math.*; import java.time.*; import java.util.*; ";

  private final Path output;
  private final boolean successful;
  private final List<String> messages;

  private Compilation(Path output, boolean successful, List<String> messages) {
    this.output = output;
    this.successful = successful;
    this.messages = messages;
  }

  /** Compiles sources of the package {@code app}; a type's name is found in its source. */
  static Compilation of(String... sources) {
    return new Setup().compile(sources);
  }

  /** Compiles sources that use what was compiled before, as class files. */
  Compilation then(String... sources) {
    return new Setup().after(this).compile(sources);
  }

  /** A source in the package {@code app} with the usual imports, on its first line. */
  static String source(String text) {
    return text.startsWith("package ") ? text : "package app; " + IMPORTS + text;
  }

  boolean successful() {
    return successful;
  }

  /** Checks that there is this error, nothing else, and no metamodel of what it is about. */
  static void assertError(String message, List<String> sources) {
    Compilation compilation = of(sources.toArray(new String[0]));
    assertThat(compilation.messages()).containsExactly(message);
    assertThat(compilation.successful()).isFalse();
    String broken = message.substring(0, message.indexOf('.'));
    assertThat(compilation.hasGenerated("app." + broken + "_")).isFalse();
  }

  /** Errors and warnings: file, line, and text. */
  List<String> messages() {
    return messages;
  }

  /** A generated source. */
  String generated(String type) {
    try {
      return Files.readString(output.resolve(type.replace('.', '/') + ".java"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  boolean hasGenerated(String type) {
    return Files.exists(output.resolve(type.replace('.', '/') + ".java"));
  }

  /** Takes a file away from what was compiled. */
  void delete(String file) {
    try {
      Files.delete(output.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A new class loader of what was compiled. */
  Loaded load() {
    if (!successful) {
      throw new AssertionError("not compiled: " + messages);
    }
    try {
      return new Loaded(new Loaded.Recording(output.toUri().toURL()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** How to compile. */
  static final class Setup {
    private final List<Processor> processors = new ArrayList<>(List.of(new SluiceProcessor()));
    private final List<String> options =
        new ArrayList<>(List.of("--release", "17", "-Werror", "-encoding", "UTF-8"));
    private String lint = "-Xlint:all";
    private String path = System.getProperty("java.class.path");

    /** Leaves out warnings of annotations that are nobody's. */
    Setup foreignAnnotations() {
      lint = "-Xlint:all,-processing";
      return this;
    }

    Setup with(Processor processor) {
      processors.add(processor);
      return this;
    }

    Setup after(Compilation earlier) {
      path = earlier.output + System.getProperty("path.separator") + path;
      return this;
    }

    Compilation compile(String... sources) {
      try {
        return run(List.of(sources));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private Compilation run(List<String> sources) throws IOException {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
      Path output = Files.createTempDirectory(Files.createDirectories(OUTPUTS), "");
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of(lint, "-classpath", path));
      if (Runtime.version().feature() >= 21) {
        all.add("-proc:full");
      }
      try (StandardJavaFileManager files =
          compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
        List<Source> units = sources.stream().map(Source::new).toList();
        StringWriter log = new StringWriter();
        JavaCompiler.CompilationTask task =
            compiler.getTask(log, files, found, all, List.of(), units);
        task.setLocale(Locale.ROOT);
        task.setProcessors(processors);
        boolean successful = task.call();
        List<String> messages =
            found.getDiagnostics().stream().map(Setup::text).collect(Collectors.toList());
        if (!log.toString().isEmpty()) {
          messages.add(log.toString());
        }
        return new Compilation(output, successful, messages);
      }
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
      JavaFileObject source = diagnostic.getSource();
      String file = source == null ? "?" : Path.of(source.getName()).getFileName().toString();
      return file + ":" + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + name(source(text))), Kind.SOURCE);
      this.text = source(text);
    }

    private static String name(String text) {
      Matcher inPackage = PACKAGE.matcher(text);
      Matcher type = TYPE.matcher(text);
      if (!inPackage.find() || !type.find()) {
        throw new AssertionError("no type in " + text);
      }
      return inPackage.group(1).replace('.', '/') + "/" + type.group(1) + ".java";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
