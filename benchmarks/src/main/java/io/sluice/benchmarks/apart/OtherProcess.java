package io.sluice.benchmarks.apart;

import io.sluice.benchmarks.server.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process that does something with one contender, and says by its output what it took. */
final class OtherProcess {
  private OtherProcess() {}

  /**
   * Runs the program to its end; blocks.
   *
   * @return its output
   * @throws IllegalStateException if it fails, with its output
   */
  static String run(Class<?> program, List<String> options, Target target, String contender) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.add(program.getName());
    command.addAll(target.arguments());
    command.add(contender);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(program.getSimpleName() + " of " + contender + " failed");
      }
      return output;
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
