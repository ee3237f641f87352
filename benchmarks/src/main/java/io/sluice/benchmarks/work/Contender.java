package io.sluice.benchmarks.work;

/**
 * A library, or hand-written code, that does all works in its own way. What it cannot do at all
 * throws {@link UnsupportedOperationException} when it is asked for. Thread-safe.
 */
public interface Contender extends AutoCloseable {
  /** How it is called on the command line and in the results. */
  String name();

  /** Works that read. */
  Reads reads();

  /** Works that write rows. */
  Writes writes();

  /** Works that write links. */
  Links links();

  /** Closes its connections; blocks. */
  @Override
  void close();
}
