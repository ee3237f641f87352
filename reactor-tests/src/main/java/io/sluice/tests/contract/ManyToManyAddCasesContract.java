package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.result.Joined;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.manytomany.Assignee;
import io.sluice.tests.manytomany.Assignee_;
import io.sluice.tests.manytomany.Chore;
import io.sluice.tests.manytomany.Chore_;
import io.sluice.tests.manytomany.Duty;
import io.sluice.tests.manytomany.Duty_;
import io.sluice.tests.manytomany.Engineer;
import io.sluice.tests.manytomany.Engineer_;
import io.sluice.tests.manytomany.Enlistment_;
import io.sluice.tests.manytomany.Involvement;
import io.sluice.tests.manytomany.Involvement_;
import io.sluice.tests.manytomany.Operator;
import io.sluice.tests.manytomany.Operator_;
import io.sluice.tests.manytomany.Place;
import io.sluice.tests.manytomany.Place_;
import io.sluice.tests.manytomany.Squad;
import io.sluice.tests.manytomany.Squad_;
import io.sluice.tests.manytomany.Tourist;
import io.sluice.tests.manytomany.Tourist_;
import io.sluice.tests.manytomany.Venture;
import io.sluice.tests.manytomany.Venture_;
import io.sluice.tests.manytomany.Visit_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of {@code add} and {@code create} by a join table. */
public abstract class ManyToManyAddCasesContract extends ManyToManyCases {
  protected ManyToManyAddCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Assignee_.TYPE,
        Chore_.TYPE,
        Tourist_.TYPE,
        Place_.TYPE,
        Visit_.TYPE,
        Operator_.TYPE,
        Duty_.TYPE,
        Squad_.TYPE,
        Enlistment_.TYPE,
        Engineer_.TYPE,
        Venture_.TYPE,
        Involvement_.TYPE);
  }

  @Test
  @DisplayName("BTM-41: create an entity, linked")
  void createsEntity() {
    Chore chore = chore("chore", true);

    Assignee created = get(chore.assignees().create(Assignee_.builder().username("foo").build()));

    assertThat(verbs())
        .isEqualTo(
            where(
                Feature.INSERT_RETURNING,
                "BEGIN INSERT INSERT COMMIT",
                "BEGIN INSERT SELECT INSERT COMMIT"));
    assertThat(created.username()).isEqualTo("foo");
    assertThat(get(chore.assignees().get().collectList())).containsExactly(created);
  }

  @Test
  @DisplayName("BTM-43: create with attributes of the join row")
  void createsWithAttributes() {
    Squad squad = made(sluice.model(Squad_.TYPE).create(Squad_.name.set("squad")));

    run(squad.operators().create(Operator_.builder().uid(1L).build(), Enlistment_.admin.set(true)));
    run(
        squad
            .operators()
            .create(Operator_.builder().uid(2L).build(), Enlistment_.admin.set(false)));

    assertThat(
            get(
                squad
                    .operators()
                    .getJoined(q -> q.order(Operator_.uid.asc()))
                    .map(each -> each.target().uid() + " " + each.through().admin())
                    .collectList()))
        .containsExactly("1 true", "2 false");
  }

  @Test
  @DisplayName("BTM-44: create of assignments, linked")
  void createsOfAssignments() {
    Chore chore = chore("chore", true);

    Assignee created = get(chore.assignees().create(Assignee_.username.set("foo")));

    assertThat(verbs())
        .isEqualTo(
            where(
                Feature.INSERT_RETURNING,
                "BEGIN INSERT INSERT COMMIT",
                "BEGIN INSERT SELECT INSERT COMMIT"));
    assertThat(get(assignees.findByPk(created.id()))).isEqualTo(created);
    assertThat(get(chore.assignees().get().collectList())).containsExactly(created);
  }

  @Test
  @DisplayName("BTM-46: what an open transaction adds is seen within only")
  void addsInTransaction() {
    Chore chore = chore("chore", true);
    Assignee user = assignee("foo");

    Views<Boolean> seen =
        viewsAfter(
            chore.assignees().add(user),
            outside().model(Chore_.TYPE).association(Chore_.assignees, chore.id()).has(user),
            chore.assignees().has(user));

    assertThat(seen).isEqualTo(new Views<>(false, true));
    assertThat(get(chore.assignees().has(user))).isTrue();
  }

  @Test
  @DisplayName("BTM-47: add with attributes of what is linked changes them, within the transaction")
  void addsAgainWithAttributesInTransaction() {
    Engineer engineer = engineer("foo");
    Venture venture = venture("venture");
    assertThat(get(venture.engineers().add(engineer, Involvement_.status.set("pending"))))
        .isEqualTo(linked(1, 0, 0, 0));
    log.clear();

    Mono<Linked> again = venture.engineers().add(engineer, Involvement_.status.set("completed"));
    Views<List<String>> seen =
        viewsAfter(
            again, statuses(outside().model(Venture_.TYPE), venture), statuses(ventures, venture));

    assertThat(seen).isEqualTo(new Views<>(List.of("pending"), List.of("completed")));
    assertThat(get(statuses(ventures, venture))).containsExactly("completed");
    assertThat(verbs()).containsSubsequence("BEGIN", "INSERT", "UPDATE");
  }

  private static Mono<List<String>> statuses(Model<Venture> model, Venture venture) {
    return model
        .association(Venture_.engineers, venture.id())
        .getJoined()
        .map(each -> String.valueOf(each.through().status()))
        .collectList();
  }

  @Test
  @DisplayName("BTM-52: add of one and of a list")
  void addsOneAndList() {
    Assignee user = assignee("user");
    Chore first = chore("first", true);
    Chore second = chore("second", true);

    assertThat(get(user.chores().add(first))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(user.chores().add(List.of(second)))).isEqualTo(linked(1, 0, 0, 0));

    assertThat(get(user.chores().get().collectList())).containsExactlyInAnyOrder(first, second);
  }

  @Test
  @DisplayName("BTM-53: add keeps what is linked, and adding that again is no error")
  void addsMany() {
    Chore chore = chore("chore", true);
    Assignee foo = assignee("foo");
    Assignee bar = assignee("bar");
    Assignee baz = assignee("baz");
    run(chore.assignees().set(List.of(foo)));

    assertThat(get(chore.assignees().add(List.of(bar, baz)))).isEqualTo(linked(2, 0, 0, 0));
    assertThat(get(chore.assignees().count())).isEqualTo(3);
    assertThat(get(chore.assignees().add(List.of(foo)))).isEqualTo(linked(0, 0, 0, 1));
    assertThat(get(chore.assignees().addKeys(List.of(foo.id())))).isEqualTo(linked(0, 0, 0, 1));

    assertThat(get(chore.assignees().get().collectList())).containsExactlyInAnyOrder(foo, bar, baz);
  }

  @Test
  @DisplayName("BTM-77: add with the attributes that the target comes with")
  void addsJoined() {
    Engineer engineer = engineer("engineer");
    Venture venture = venture("venture");
    Involvement active = Involvement_.builder().status("active").build();

    assertThat(get(engineer.ventures().addJoined(List.of(new Joined<>(venture, active)))))
        .isEqualTo(linked(1, 0, 0, 0));

    assertThat(get(engineer.ventures().getJoined().single()).through().status())
        .isEqualTo("active");
  }

  @Test
  @DisplayName("BTM-79: adding again what has no attributes is no error")
  void addsTwice() {
    Operator operator = operator(1337);
    Duty duty = duty(7331);

    assertThat(get(operator.duties().add(duty))).isEqualTo(linked(1, 0, 0, 0));
    log.clear();
    assertThat(get(operator.duties().add(duty))).isEqualTo(linked(0, 0, 0, 1));

    assertThat(verbs())
        .isEqualTo(where(Feature.CONFLICT_COUNTS, "INSERT", "INSERT BEGIN SELECT COMMIT"));
    assertThat(get(operator.duties().count())).isEqualTo(1);
  }

  @Test
  @DisplayName("BTM-80: adding again is no error where join rows have a key of their own")
  void addsTwiceWithOwnKey() {
    Tourist tourist = made(tourists.create(Tourist_.name.set("tourist")));
    Place place = made(places.create(Place_.name.set("place")));

    assertThat(get(tourist.seen().add(place))).isEqualTo(linked(1, 0, 0, 0));
    log.clear();
    assertThat(get(tourist.seen().add(place))).isEqualTo(linked(0, 0, 0, 1));

    assertThat(verbs()).containsExactly("BEGIN", "SELECT", "COMMIT");
    assertThat(get(sluice.model(Visit_.TYPE).count())).isEqualTo(1);
  }
}
