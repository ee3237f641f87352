package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Hat;
import io.sluice.tests.hasmany.Hat_;
import io.sluice.tests.hasmany.Individual;
import io.sluice.tests.hasmany.Individual_;
import io.sluice.tests.hasmany.Job;
import io.sluice.tests.hasmany.Job_;
import io.sluice.tests.hasmany.Worker;
import io.sluice.tests.hasmany.Worker_;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of has-many associations that are loaded with their owners. */
public abstract class HasManyEagerCasesContract extends HasManyCases {
  protected HasManyEagerCasesContract(DatabaseUnderTest database) {
    super(database, Worker_.TYPE, Job_.TYPE, Individual_.TYPE, Hat_.TYPE);
  }

  // Sequelize's association.get([a, b], …) is an include: for rows in hand, a query of their keys
  @Test
  @DisplayName("HM-04: the limit of an include is for each parent")
  void limitsEachParent() {
    Worker first = worker("A");
    Worker second = worker("B");
    List.of("b", "d", "c", "a").forEach(each -> job(first, each, true));
    List.of("a", "c", "b").forEach(each -> job(second, each, true));
    log.clear();

    List<Worker> found =
        get(
            workers
                .findAll(
                    q ->
                        q.where(Worker_.id.in(first.id(), second.id()))
                            .include(Worker_.jobs, j -> j.limit(2).order(Job_.title.asc())))
                .collectList());

    assertThat(found).hasSize(2);
    assertThat(found).allSatisfy(each -> assertThat(titles(each)).containsExactly("a", "b"));
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  private static List<String> titles(Worker worker) {
    return worker.jobs().loaded().stream().map(Job::title).toList();
  }

  @Test
  @DisplayName("HM-05: includes below includes, each with its own order and limit")
  void loadsTwoLevels() {
    Worker first = worker("1");
    jobWithParts(first, "b", "c", "a");
    jobWithParts(first, "d");
    jobWithParts(first, "c", "b", "a", "c");
    jobWithParts(first, "a", "c", "a", "b");
    Worker second = worker("2");
    jobWithParts(second, "a", "b", "a", "c");
    jobWithParts(second, "c", "a");
    jobWithParts(second, "b", "a", "b");
    log.clear();

    List<Worker> found =
        get(
            workers
                .findAll(
                    q ->
                        q.order(Worker_.id.asc())
                            .include(
                                Worker_.jobs,
                                j ->
                                    j.limit(2)
                                        .order(Job_.title.asc())
                                        .include(Job_.parts, p -> p.order(Job_.title.desc()))))
                .collectList());

    assertThat(found).hasSize(2);
    assertThat(parts(found.get(0)))
        .isEqualTo(Map.of("a", List.of("c", "b", "a"), "b", List.of("c", "a")));
    assertThat(parts(found.get(1)))
        .isEqualTo(Map.of("a", List.of("c", "b", "a"), "b", List.of("b", "a")));
    assertThat(verbs()).containsExactly("SELECT", "SELECT", "SELECT");
  }

  private void jobWithParts(Worker worker, String title, String... parts) {
    Job job = job(worker, title, true);
    Arrays.stream(parts)
        .forEach(each -> run(job.parts().create(Job_.title.set(each), Job_.active.set(true))));
  }

  private static Map<String, List<String>> parts(Worker worker) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (Job each : worker.jobs().loaded()) {
      parts.put(each.title(), each.parts().loaded().stream().map(Job::title).toList());
    }
    assertThat(parts.keySet()).containsExactly("a", "b");
    return parts;
  }

  @Test
  @DisplayName("HM-59: an association whose name is not that of its target")
  void loadsUnderItsName() {
    Individual individual =
        get(sluice.model(Individual_.TYPE).create(Individual_.name.set("Foo Bar")));
    Hat hat = get(sluice.model(Hat_.TYPE).create(Hat_.name.set("Baz")));
    assertThat(get(individual.personwearinghats().add(hat))).isEqualTo(linked(1, 0, 0));

    Individual found =
        get(
            sluice
                .model(Individual_.TYPE)
                .findOne(
                    q ->
                        q.where(Individual_.name.eq("Foo Bar"))
                            .include(Individual_.personwearinghats)));

    assertThat(found.personwearinghats().loaded()).extracting(Hat::name).containsExactly("Baz");
  }
}
