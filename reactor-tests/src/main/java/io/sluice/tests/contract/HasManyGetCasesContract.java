package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Job;
import io.sluice.tests.hasmany.Job_;
import io.sluice.tests.hasmany.Worker;
import io.sluice.tests.hasmany.Worker_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of {@code get} and {@code count} with conditions, order and limit. */
public abstract class HasManyGetCasesContract extends HasManyCases {
  protected HasManyGetCasesContract(DatabaseUnderTest database) {
    super(database, Worker_.TYPE, Job_.TYPE);
  }

  private Worker john() {
    Worker john = worker("John");
    job(john, "Get rich", true);
    job(john, "Die trying", false);
    job(worker("Somebody else"), "Get rich", true);
    return john;
  }

  @Test
  @DisplayName("HM-31: get gives all")
  void getsAll() {
    assertThat(get(john().jobs().get().map(Job::title).collectList()))
        .containsExactlyInAnyOrder("Get rich", "Die trying");
  }

  @Test
  @DisplayName("HM-32: get with a condition, an order and a limit")
  void getsSome() {
    List<Job> found =
        get(
            john()
                .jobs()
                .get(q -> q.where(Job_.active.eq(true)).limit(10).order(Job_.id.desc()))
                .collectList());

    assertThat(found).extracting(Job::title).containsExactly("Get rich");
  }

  @Test
  @DisplayName("HM-34: count with a condition")
  void countsSome() {
    assertThat(get(john().jobs().count(q -> q.where(Job_.active.eq(true))))).isEqualTo(1);
  }

  @Test
  @DisplayName("HM-35: count through an association of some rows by the same foreign key")
  void countsThroughScope() {
    Worker john = john();
    assertThat(get(john.activeJobs().count())).isEqualTo(1);
    assertThat(get(john.jobs().count())).isEqualTo(2);
  }

  // Sequelize needs a group to count rows of an include once; here an include never multiplies
  @Test
  @DisplayName("HM-02: count with a condition on an association of the targets")
  void countsByAssociation() {
    Worker john = worker("John");
    Job rich = job(john, "Get rich", true);
    run(rich.parts().create(Job_.title.set("Make a startup"), Job_.active.set(false)));
    run(rich.parts().create(Job_.title.set("Engage rock stars"), Job_.active.set(true)));
    run(rich.parts().create(Job_.title.set("Engage more rock stars"), Job_.active.set(true)));
    job(john, "Without parts", true);

    assertThat(get(john.jobs().count(q -> q.where(Job_.parts.any(Job_.active.eq(true))))))
        .isEqualTo(1);
    assertThat(
            get(
                john.jobs()
                    .count(
                        q -> q.include(Job_.parts, p -> p.where(Job_.active.eq(true)).required()))))
        .isEqualTo(1);
  }
}
