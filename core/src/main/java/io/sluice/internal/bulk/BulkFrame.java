package io.sluice.internal.bulk;

import reactor.core.publisher.Mono;

/** What runs around all chunks of an operation. Thread-safe. */
public interface BulkFrame {
  /** Nothing. */
  BulkFrame NONE =
      new BulkFrame() {
        @Override
        public Mono<Void> before() {
          return Mono.empty();
        }

        @Override
        public Mono<Void> after(long rows) {
          return Mono.empty();
        }
      };

  /** Before the first chunk; not called if there is none. */
  Mono<Void> before();

  /**
   * After the last chunk; not called if there was none.
   *
   * @param rows how many rows were written
   */
  Mono<Void> after(long rows);
}
