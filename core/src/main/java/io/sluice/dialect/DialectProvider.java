package io.sluice.dialect;

import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;

/** Brings a dialect; found by {@link java.util.ServiceLoader}. */
public interface DialectProvider {
  /** Whether the dialect is for connections of this kind. */
  boolean supports(ConnectionFactoryMetadata metadata);

  /** Whether the driver of a URL is one that the dialect knows. */
  boolean supportsDriver(String driver);

  /** The dialect. */
  Dialect dialect();

  /** Options that make the driver fast and safe, where the URL does not set them itself. */
  Tuned tune(ConnectionFactoryOptions options);

  /**
   * Options, and what was set.
   *
   * @param options the options
   * @param set what was set, for the log
   */
  record Tuned(ConnectionFactoryOptions options, List<String> set) {}
}
