package io.sluice.benchmarks.apart;

import io.sluice.benchmarks.contender.Contenders;
import io.sluice.benchmarks.server.Target;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** Starts a contender, with fifty entities if it has entities, and reads a row. */
public final class FirstRow {
  private FirstRow() {}

  /** Arguments are those of a target, and the name of a contender. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Target target = Target.of(arguments);
    String name = arguments[arguments.length - 1];
    System.out.println(starter(name).applyAsLong(target));
    Runtime.getRuntime().halt(0); // closing is not measured
  }

  @SuppressWarnings("unchecked")
  private static ToLongFunction<Target> starter(String name) throws ReflectiveOperationException {
    try {
      return (ToLongFunction<Target>)
          Class.forName(FiftyEntities.starter(name))
              .asSubclass(ToLongFunction.class)
              .getConstructor()
              .newInstance();
    } catch (ClassNotFoundException withoutEntities) {
      return target ->
          Objects.requireNonNull(
              Contenders.open(target, name::equals).get(0).reads().find(1).block());
    }
  }
}
