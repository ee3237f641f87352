package io.sluice.benchmarks.work;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates accounts, and changes users. */
public interface Writes {
  /** Creates an account; its key. */
  Mono<Long> create(Draft draft);

  /** As {@link #create}, where creates may be gathered. */
  default Mono<Long> createGathered(Draft draft) {
    return create(draft);
  }

  /** Creates all accounts; their keys. */
  Flux<Long> createAll(Flux<Draft> drafts, int count);

  /** Creates all accounts the fastest way; their number. */
  Mono<Long> load(Flux<Draft> drafts);

  /**
   * In a transaction reads the user, adds a year to its age, and writes it if nobody has changed it
   * meanwhile; the number of rows written, else an error.
   */
  Mono<Long> growInTransaction(long id);

  /** The same without a transaction around it, where that is enough. */
  default Mono<Long> grow(long id) {
    return growInTransaction(id);
  }
}
