package io.sluice.benchmarks.work;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Each reads whole entities, and gives their {@link Sums}, so that answers can be checked. */
public interface Reads {
  /** The user of the key. */
  Mono<Long> find(long id);

  /** As {@link #find}, by a statement of its own. */
  default Mono<Long> findAlone(long id) {
    return find(id);
  }

  /** The users of keys up to this one, in no order, row by row in bounded memory. */
  Flux<Long> stream(long last);

  /** The users of keys up to this one, with their projects; the sum over users and projects. */
  Mono<Long> usersWithProjects(long last);

  /** The same, and the projects have their tags; the sum over users, projects and tags. */
  Mono<Long> usersWithTags(long last);

  /**
   * The users of keys up to this one; then the projects of each, asked for user by user, at most 64
   * at once. The sum of each user's projects.
   */
  Flux<Long> projectsOneByOne(long last);

  /** As {@link #projectsOneByOne}, with a statement for each user. */
  default Flux<Long> projectsAlone(long last) {
    return projectsOneByOne(last);
  }
}
