package io.sluice.dialect;

import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Locale;
import java.util.Set;

/** Brings a dialect; found by {@link java.util.ServiceLoader}. Stateless. */
public interface DialectProvider {
  /** The names of the drivers that the dialect knows, as URLs have them: in lower case. */
  Set<String> drivers();

  /** Whether the dialect is for connections of this kind. */
  default boolean supports(ConnectionFactoryMetadata metadata) {
    return drivers().contains(metadata.getName().toLowerCase(Locale.ROOT));
  }

  /** The dialect. */
  Dialect dialect();

  /** Options that make the driver fast and safe, where the URL does not set them itself. */
  TunedOptions tune(ConnectionFactoryOptions options);
}
