package io.sluice.dialect;

import java.util.Set;

/**
 * What a database can do, as data. Immutable.
 *
 * @param name the database's name, for messages
 * @param features what it does
 */
public record Capabilities(String name, Set<Feature> features) {
  /** A copy of the set. */
  public Capabilities {
    features = Set.copyOf(features);
  }

  /** Whether it does this. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }
}
