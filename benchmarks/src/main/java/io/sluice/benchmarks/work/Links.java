package io.sluice.benchmarks.work;

import java.util.List;
import reactor.core.publisher.Mono;

/** Sets what is linked: those that are given and no others, in one transaction. */
public interface Links {
  /** The projects of a user; how many were linked or unlinked. */
  Mono<Long> setProjects(long user, List<Long> projects);

  /**
   * As {@link #setProjects}, where a library takes entities that were loaded before; the keys are
   * those of {@link #load}.
   */
  default Mono<Long> setLoaded(long user, List<Long> projects) {
    return setProjects(user, projects);
  }

  /** Reads entities that {@link #setLoaded} will be given; not measured. */
  default Mono<Void> load(List<Long> projects) {
    return Mono.empty();
  }

  /** The tags of a project; how many were linked or unlinked. */
  Mono<Long> setTags(long project, List<Long> tags);
}
