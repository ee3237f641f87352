package io.sluice.benchmarks.sluice;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.benchmarks.work.Links;
import io.sluice.result.Linked;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Links by associations. */
final class SluiceLinks implements Links {
  private final Model<User> users;
  private final Model<Project> projects;
  private final Map<Long, Project> loaded = new ConcurrentHashMap<>();

  SluiceLinks(Sluice sluice) {
    this.users = sluice.model(User_.TYPE);
    this.projects = sluice.model(Project_.TYPE);
  }

  @Override
  public Mono<Long> setProjects(long user, List<Long> keys) {
    return users.association(User_.projects, user).setKeys(keys).map(SluiceLinks::changes);
  }

  @Override
  public Mono<Long> setLoaded(long user, List<Long> keys) {
    List<Project> entities = keys.stream().map(this::loaded).toList();
    return users
        .findByPk(user)
        .flatMap(found -> found.projects().set(entities))
        .map(SluiceLinks::changes);
  }

  private Project loaded(Long key) {
    return Objects.requireNonNull(loaded.get(key));
  }

  @Override
  public Mono<Void> load(List<Long> keys) {
    return projects
        .findAll(q -> q.where(Project_.id.in(keys)))
        .doOnNext(each -> loaded.put(Objects.requireNonNull(each.id()), each))
        .then();
  }

  @Override
  public Mono<Long> setTags(long project, List<Long> keys) {
    return projects.association(Project_.tags, project).setKeys(keys).map(SluiceLinks::changes);
  }

  private static long changes(Linked linked) {
    return linked.added() + linked.removed();
  }
}
