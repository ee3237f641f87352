package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.result.Joined;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.manytomany.Assignee;
import io.sluice.tests.manytomany.Assignee_;
import io.sluice.tests.manytomany.Chore;
import io.sluice.tests.manytomany.Chore_;
import io.sluice.tests.manytomany.Duty;
import io.sluice.tests.manytomany.Duty_;
import io.sluice.tests.manytomany.Engineer;
import io.sluice.tests.manytomany.Engineer_;
import io.sluice.tests.manytomany.Essay;
import io.sluice.tests.manytomany.Essay_;
import io.sluice.tests.manytomany.Involvement;
import io.sluice.tests.manytomany.Involvement_;
import io.sluice.tests.manytomany.ItemTag_;
import io.sluice.tests.manytomany.Operator;
import io.sluice.tests.manytomany.Operator_;
import io.sluice.tests.manytomany.Post;
import io.sluice.tests.manytomany.Post_;
import io.sluice.tests.manytomany.Reply;
import io.sluice.tests.manytomany.Reply_;
import io.sluice.tests.manytomany.Tag;
import io.sluice.tests.manytomany.Tag_;
import io.sluice.tests.manytomany.Venture;
import io.sluice.tests.manytomany.Venture_;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of {@code set} and {@code remove}; Sequelize's {@code set(null)} is {@code clear()}. */
public abstract class ManyToManySetCasesContract extends ManyToManyCases {
  protected ManyToManySetCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Assignee_.TYPE,
        Chore_.TYPE,
        Essay_.TYPE,
        Operator_.TYPE,
        Duty_.TYPE,
        Post_.TYPE,
        Reply_.TYPE,
        Tag_.TYPE,
        ItemTag_.TYPE,
        Engineer_.TYPE,
        Venture_.TYPE,
        Involvement_.TYPE);
  }

  @Test
  @DisplayName("BTM-34: clear unlinks, and keeps the row")
  void clears() {
    Chore chore = chore("chore", true);
    Assignee user = assignee("foo");
    run(chore.assignees().set(user));
    assertThat(get(chore.assignees().count())).isEqualTo(1);

    assertThat(get(chore.assignees().clear())).isEqualTo(linked(0, 1, 0, 0));

    assertThat(get(chore.assignees().count())).isZero();
    assertThat(get(assignees.count())).isEqualTo(1);
  }

  @Test
  @DisplayName("BTM-35: set keeps what was set, where keys are not called id")
  void setsMore() {
    Duty duty = duty(1);
    Operator first = operator(10);
    Operator second = operator(20);

    assertThat(get(duty.operators().set(first))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(duty.operators().set(first, second))).isEqualTo(linked(1, 0, 0, 1));

    assertThat(get(duty.operators().get().collectList())).containsExactlyInAnyOrder(first, second);
  }

  @Test
  @DisplayName("BTM-37: set by key replaces what was added by key")
  void setsByKey() {
    Operator operator = operator(12);
    duty(50);
    Duty wat = duty(5);
    run(operator.duties().addKeys(50L));

    assertThat(get(operator.duties().setKeys(List.of(5L)))).isEqualTo(linked(1, 1, 0, 0));

    assertThat(get(operator.duties().get().collectList())).containsExactly(wat);
  }

  @Test
  @DisplayName("BTM-38: two associations share a join table, told apart by a scope")
  void setsWithinScopeOfJoinTable() {
    Post post = made(sluice.model(Post_.TYPE).create(Post_.name.set("post")));
    Reply reply = made(sluice.model(Reply_.TYPE).create(Reply_.name.set("reply")));
    Tag first = made(sluice.model(Tag_.TYPE).create(Tag_.name.set("first")));
    Tag second = made(sluice.model(Tag_.TYPE).create(Tag_.name.set("second")));
    assertThat(post.id()).isEqualTo(reply.id());

    assertThat(get(post.tags().set(first))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(reply.tags().set(List.of(first, second)))).isEqualTo(linked(2, 0, 0, 0));

    assertThat(get(post.tags().get().collectList())).containsExactly(first);
    assertThat(get(reply.tags().count())).isEqualTo(2);
    assertThat(get(reply.tags().clear())).isEqualTo(linked(0, 2, 0, 0));
    assertThat(
            get(
                post.tags()
                    .getJoined()
                    .map(each -> String.valueOf(each.through().taggable()))
                    .collectList()))
        .containsExactly("post");
  }

  // one less than Sequelize, which reads the links before it deletes them
  @Test
  @DisplayName("BTM-58: clear is one DELETE")
  void clearsInOneStatement() {
    Assignee john = john();

    assertThat(get(john.chores().clear())).isEqualTo(linked(0, 2, 0, 0));

    assertThat(verbs()).containsExactly("DELETE");
    assertThat(get(john.chores().count())).isZero();
    assertThat(get(chores.count())).isEqualTo(3);
  }

  @Test
  @DisplayName("BTM-82: set gives each link its own attributes")
  void setsEachWithItsOwnAttributes() {
    Engineer engineer = engineer("engineer");
    Venture first = venture("first");
    Venture second = venture("second");

    run(
        engineer
            .ventures()
            .setJoined(
                List.of(
                    new Joined<>(first, status("inactive")),
                    new Joined<>(second, status("active")))));

    assertThat(
            get(
                engineer
                    .ventures()
                    .getJoined(q -> q.order(Venture_.id.asc()))
                    .map(each -> each.target().name() + " " + each.through().status())
                    .collectList()))
        .containsExactly("first inactive", "second active");
  }

  private static Involvement status(String status) {
    return Involvement_.builder().status(status).build();
  }

  @Test
  @DisplayName("BTM-83: set of the same again changes nothing")
  void setsTwice() {
    Operator operator = operator(1337);
    List<Duty> duties = List.of(duty(1), duty(2));

    assertThat(get(operator.duties().set(duties))).isEqualTo(linked(2, 0, 0, 0));
    assertThat(get(operator.duties().set(duties))).isEqualTo(linked(0, 0, 0, 2));

    assertThat(get(operator.duties().get().collectList()))
        .containsExactlyInAnyOrderElementsOf(duties);
  }

  @Test
  @DisplayName("BTM-85: remove by entity and by key")
  void removes() {
    Operator operator = operator(1);
    Duty last = duty(3);
    run(operator.duties().set(duty(1), duty(2), last));

    assertThat(get(operator.duties().remove(get(duties.findByPk(1L)))))
        .isEqualTo(linked(0, 1, 0, 0));
    assertThat(get(operator.duties().removeKeys(2L))).isEqualTo(linked(0, 1, 0, 0));

    assertThat(get(operator.duties().get().collectList())).containsExactly(last);
  }

  @Test
  @DisplayName("BTM-86: remove several by entity and by key")
  void removesSeveral() {
    Operator operator = operator(1);
    List<Duty> all = List.of(duty(1), duty(2), duty(3), duty(4), duty(5));
    run(operator.duties().set(all));
    log.clear();

    assertThat(get(operator.duties().remove(all.subList(0, 2)))).isEqualTo(linked(0, 2, 0, 0));
    assertThat(get(operator.duties().removeKeys(List.of(3L, 4L)))).isEqualTo(linked(0, 2, 0, 0));
    assertThat(verbs()).containsExactly("DELETE", "DELETE");

    assertThat(get(operator.duties().get().collectList())).containsExactly(all.get(4));
  }

  @Test
  @DisplayName("MX-BTM-01, MX-BTM-02: set with a list and with a Set")
  void setsCollections() {
    Essay essay = essay("essay");
    Assignee first = assignee("first");
    Assignee second = assignee("second");

    assertThat(get(essay.authors().set(List.of(first)))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(essay.authors().get().map(Assignee::id).collectList()))
        .containsExactly(first.id());

    assertThat(get(essay.authors().set(Set.of(second)))).isEqualTo(linked(1, 1, 0, 0));
    assertThat(get(essay.authors().get().collectList())).containsExactly(second);
  }

  @Test
  @DisplayName("MX-BTM-04: clear of one")
  void clearsOne() {
    Essay essay = essay("essay");
    run(essay.authors().set(assignee("user")));

    assertThat(get(essay.authors().clear())).isEqualTo(linked(0, 1, 0, 0));

    assertThat(get(essay.authors().get().count())).isZero();
  }

  @Test
  @DisplayName("MX-BTM-05: set with a list of keys")
  void setsListOfKeys() {
    Essay essay = essay("essay");
    Assignee user = assignee("user");

    assertThat(get(essay.authors().setKeys(List.of(user.id())))).isEqualTo(linked(1, 0, 0, 0));

    assertThat(get(essay.authors().get().collectList())).containsExactly(user);
  }

  @Test
  @DisplayName("MX-BTM-07: remove one of two")
  void removesOneOfTwo() {
    Essay essay = essay("essay");
    Assignee first = assignee("first");
    Assignee second = assignee("second");
    run(essay.authors().set(first, second));

    assertThat(get(essay.authors().remove(List.of(first)))).isEqualTo(linked(0, 1, 0, 0));

    assertThat(get(essay.authors().get().collectList())).containsExactly(second);
    assertThat(get(essay.authors().has(List.of(first)))).isFalse();
  }

  @Test
  @DisplayName("MX-BTM-08: remove with a Set and with a list of keys")
  void removesCollections() {
    Essay essay = essay("essay");
    Assignee user = assignee("user");
    run(essay.authors().set(user));

    assertThat(get(essay.authors().remove(Set.of(user)))).isEqualTo(linked(0, 1, 0, 0));
    assertThat(get(essay.authors().count())).isZero();

    run(essay.authors().set(user));
    assertThat(get(essay.authors().removeKeys(List.of(user.id())))).isEqualTo(linked(0, 1, 0, 0));
    assertThat(get(essay.authors().count())).isZero();
  }
}
