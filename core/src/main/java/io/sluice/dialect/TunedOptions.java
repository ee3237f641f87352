package io.sluice.dialect;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.ArrayList;
import java.util.List;

/** Options of a driver, some of which were set where its user has not. Immutable. */
public final class TunedOptions {
  private final ConnectionFactoryOptions options;
  private final List<String> set;

  private TunedOptions(ConnectionFactoryOptions options, List<String> set) {
    this.options = options;
    this.set = List.copyOf(set);
  }

  /** Options as they were given. */
  public static TunedOptions of(ConnectionFactoryOptions given) {
    return new TunedOptions(given, List.of());
  }

  /**
   * With the value, if there is none yet.
   *
   * @param meaning what is then so, for the log
   */
  public <T> TunedOptions with(Option<T> option, T value, String meaning) {
    if (options.getValue(option) != null) {
      return this;
    }
    List<String> more = new ArrayList<>(set);
    more.add(meaning);
    return new TunedOptions(options.mutate().option(option, value).build(), more);
  }

  /** With the value of an option that the driver knows by the name, if there is none yet. */
  public TunedOptions with(String option, Object value, String meaning) {
    return with(Option.<Object>valueOf(option), value, meaning);
  }

  /** The options. */
  public ConnectionFactoryOptions options() {
    return options;
  }

  /** What was set, for the log. */
  public List<String> set() {
    return set;
  }
}
