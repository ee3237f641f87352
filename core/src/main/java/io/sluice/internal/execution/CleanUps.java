package io.sluice.internal.execution;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Where what nobody waits for any more is subscribed to: rollbacks of cancelled transactions, and
 * connections on their way back. It cannot be cancelled, and is bounded in time by its own steps.
 */
final class CleanUps {
  private static final Logger LOG = LoggerFactory.getLogger(CleanUps.class);

  private CleanUps() {}

  static void run(Mono<Void> cleanUp) {
    cleanUp.subscribe(ignored -> {}, error -> LOG.warn("A clean-up failed", error));
  }
}
