package io.sluice.benchmarks.apart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Fifty entities, written and compiled when they are needed, for each library that has entities;
 * and a class that starts it with all of them and reads a row.
 */
final class FiftyEntities {
  private static final int NUMBER = 50;

  private FiftyEntities() {}

  /** The name of the class that starts the library. */
  static String starter(String contender) {
    return "generated." + contender + ".Start";
  }

  /** Compiles the entities of all libraries, with the class path of this program; a class path. */
  static String compile() {
    try {
      Path folder = Files.createTempDirectory("sluice-entities");
      for (String contender : List.of("sluice", "spring", "hibernate")) {
        Path sources = Files.createDirectories(folder.resolve("generated").resolve(contender));
        String entity = resource(contender + "-entity.txt");
        for (int i = 1; i <= NUMBER; i++) {
          String table = i == 1 ? "users" : "table" + i;
          Files.writeString(
              sources.resolve("E" + i + ".java"), filled(entity, i).replace("$TABLE", table));
        }
        String starter = resource(contender + "-start.txt");
        Files.writeString(sources.resolve("Start.java"), starter.replace("$ALL", all(starter)));
      }
      compile(folder);
      return folder.toString();
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  // the first line says what each entity is named as
  private static String all(String starter) {
    String each = starter.lines().findFirst().orElseThrow().replace("// ", "");
    return IntStream.rangeClosed(1, NUMBER)
        .mapToObj(i -> filled(each, i))
        .collect(Collectors.joining(", "));
  }

  private static String filled(String text, int number) {
    return text.replace("$N", String.valueOf(number));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = FiftyEntities.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("not there: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void compile(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> sources = Files.walk(folder);
        StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      List<Path> all = sources.filter(path -> path.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-parameters",
              "-nowarn",
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "-processor",
              "io.sluice.processor.SluiceProcessor");
      boolean compiled =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
              .call();
      if (!compiled) {
        throw new IllegalStateException("the entities in " + folder + " are not compiled");
      }
    }
  }
}
