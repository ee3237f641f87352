package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.manytomany.Assignee;
import io.sluice.tests.manytomany.Assignee_;
import io.sluice.tests.manytomany.Chore;
import io.sluice.tests.manytomany.Chore_;
import io.sluice.tests.manytomany.Essay;
import io.sluice.tests.manytomany.Essay_;
import io.sluice.tests.manytomany.Tagging;
import io.sluice.tests.manytomany.Tagging_;
import io.sluice.tests.manytomany.Topic;
import io.sluice.tests.manytomany.Topic_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Cases of {@code get}, {@code count} and {@code include} by a join table. */
public abstract class ManyToManyGetCasesContract extends ManyToManyCases {
  protected ManyToManyGetCasesContract(DatabaseUnderTest database) {
    super(database, Assignee_.TYPE, Chore_.TYPE, Essay_.TYPE, Topic_.TYPE, Tagging_.TYPE);
  }

  private static List<String> titles(Flux<Chore> found) {
    return get(found.map(each -> String.valueOf(each.title())).sort().collectList());
  }

  @Test
  @DisplayName("BTM-01: what an open transaction sets is seen within only")
  void getsInTransaction() {
    Essay essay = essay("essay");
    Topic topic = topic("topic");
    BelongsToMany<Topic, Tagging> seenOutside =
        outside().model(Essay_.TYPE).association(Essay_.topics, essay.pk());

    Views<Long> seen =
        viewsAfter(
            essay.topics().set(List.of(topic)),
            seenOutside.get().count(),
            essay.topics().get().count());

    assertThat(seen).isEqualTo(new Views<>(0L, 1L));
    assertThat(get(essay.topics().get().collectList())).containsExactly(topic);
  }

  @Test
  @DisplayName("BTM-02: get gives all targets with all attributes")
  void getsAllAttributes() {
    List<Chore> found = get(john().chores().get(q -> q.order(Chore_.id.asc())).collectList());

    assertThat(found).hasSize(2);
    assertThat(found).containsExactlyElementsOf(all("Get rich", "Die trying"));
    assertThat(found).extracting(Chore::active).containsExactly(true, false);
    assertThat(found).extracting(Chore::id).doesNotContainNull();
  }

  private List<Chore> all(String... titles) {
    return get(
        chores.findAll(q -> q.where(Chore_.title.in(titles)).order(Chore_.id.asc())).collectList());
  }

  @Test
  @DisplayName("BTM-04: get with a condition")
  void getsSome() {
    Assignee john = john();

    assertThat(titles(john.chores().get(q -> q.where(Chore_.active.eq(true)))))
        .containsExactly("Get rich");
    assertThat(verbs()).containsExactly("SELECT");
  }

  @Test
  @DisplayName("BTM-05: get with a list of values that are left out")
  void getsAllBut() {
    assertThat(titles(john().chores().get(q -> q.where(Chore_.title.notIn(List.of("Get rich"))))))
        .containsExactly("Die trying");
  }

  @Test
  @DisplayName("BTM-07: a boolean is bound, and no text of the statement")
  void bindsBoolean() {
    Assignee john = john();

    assertThat(titles(john.chores().get(q -> q.where(Chore_.active.eq(false)))))
        .containsExactly("Die trying");
    assertThat(titles(john.chores().get(q -> q.where(Chore_.active.eq(true)))))
        .containsExactly("Get rich");
    List<String> sent = log.statements();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(0)).isEqualTo(sent.get(1));
  }

  @Test
  @DisplayName("BTM-08: findOne with an include")
  void includes() {
    john();

    Assignee found =
        get(
            assignees.findOne(
                q -> q.where(Assignee_.username.eq("John")).include(Assignee_.chores)));

    assertThat(found.chores().loaded())
        .extracting(Chore::title)
        .containsExactlyInAnyOrder("Get rich", "Die trying");
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  @Test
  @DisplayName("BTM-31: count with a condition")
  void countsSome() {
    assertThat(get(john().chores().count(q -> q.where(Chore_.active.eq(true))))).isEqualTo(1);
  }

  @Test
  @DisplayName("BTM-32: count of an association of active targets only")
  void countsWithinScope() {
    Assignee john = john();

    assertThat(get(john.chores().count())).isEqualTo(2);
    assertThat(get(john.activeChores().count())).isEqualTo(1);
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }
}
