package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.HasMany;
import io.sluice.error.UnboundAssociationException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What operations of has-many say to wrong arguments, and without a row to belong to. */
public abstract class HasManyArgumentContract extends HasManyCases {
  private static final List<Function<HasMany<Project>, Function<Object[], Publisher<?>>>> TAKERS =
      List.of(
          handle -> handle::hasKeys,
          handle -> keys -> handle.hasKeys(Arrays.asList(keys)),
          handle -> handle::addKeys,
          handle -> keys -> handle.addKeys(Arrays.asList(keys)),
          handle -> handle::removeKeys,
          handle -> keys -> handle.removeKeys(Arrays.asList(keys)),
          handle -> handle::setKeys,
          handle -> keys -> handle.setKeys(Arrays.asList(keys)));

  protected HasManyArgumentContract(DatabaseUnderTest database) {
    super(database);
  }

  private void assertRefused(String message, Object... targets) {
    HasMany<Project> handle = user("Ada").projects();
    log.clear();
    for (Function<HasMany<Project>, Function<Object[], Publisher<?>>> each : TAKERS) {
      ThrowingCallable call = () -> each.apply(handle).apply(targets);
      assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
    assertThat(log.all()).isEmpty();
  }

  @Test
  void entityOfAnotherModelThrowsAtTheCall() {
    User grace = user("Grace");

    assertRefused("a key of Project is a Long, not User", grace);
    assertRefused("a key of Project is a Long, not User", 1L, grace);
  }

  @Test
  void keyOfAnotherTypeThrowsAtTheCall() {
    assertRefused("a key of Project is a Long, not String: 1", "1");
    assertRefused("a key of Project is a Long", 1L, 1.0);
    assertRefused("a key of Project is a Long", List.of(1L), 2L);
  }

  @SuppressWarnings("NullAway") // that is what is tested
  @Test
  void nullThrowsAtTheCall() {
    assertRefused("null is neither a Project nor a key of one", 1L, null);
  }

  @Test
  void entityWithoutKeyThrowsAtTheCall() {
    assertRefused(
        "Project.id is null: create the Project first", Project_.builder().title("new").build());
  }

  @Test
  void publisherSignalsWhatIsWrong() {
    HasMany<Project> handle = user("Ada").projects();

    for (Flux<?> wrong : List.of(Flux.just("1"), Flux.just(Project_.builder().build()))) {
      StepVerifier.create(handle.addKeys(wrong)).verifyError(IllegalArgumentException.class);
      StepVerifier.create(handle.removeKeys(wrong)).verifyError(IllegalArgumentException.class);
      StepVerifier.create(handle.setKeys(wrong)).verifyError(IllegalArgumentException.class);
    }
  }

  @Test
  void wrongKeyOfOwnerThrowsAtTheCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.association(User_.projects, "1"))
        .withMessageContaining("a key of User is a Long, not String: 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.association(User_.projects, user("Ada")));
  }

  @SuppressWarnings("NullAway") // that is what is tested
  @Test
  void nullKeyOfOwnerThrowsAtTheCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.association(User_.projects, null))
        .withMessageContaining("User.projects: the key is null");
  }

  @Test
  void unboundValuesSignal() {
    Project project = project("one");
    for (HasMany<Project> each : List.of(HasMany.<Project>none(), HasMany.of(project))) {
      assertUnbound(each.get());
      assertUnbound(each.get(q -> q.limit(1)));
      assertUnbound(each.count());
      assertUnbound(each.has(project));
      assertUnbound(each.has());
      assertUnbound(each.add(project));
      assertUnbound(each.addKeys("wrong, but nobody knows"));
      assertUnbound(each.add(Flux.just(project)));
      assertUnbound(each.remove(project));
      assertUnbound(each.removeKeys(Flux.just(1L)));
      assertUnbound(each.set(project));
      assertUnbound(each.set());
      assertUnbound(each.setKeys(Flux.just(1L)));
      assertUnbound(each.clear());
      assertUnbound(each.create(Project_.title.set("two")));
      assertUnbound(each.create(project));
    }
    assertThat(log.all()).isEmpty();
  }

  private static void assertUnbound(Publisher<?> operation) {
    StepVerifier.create(operation)
        .verifyErrorSatisfies(
            thrown ->
                assertThat(thrown)
                    .isInstanceOf(UnboundAssociationException.class)
                    .hasMessageContaining("model.bind(entity)")
                    .hasMessageContaining("model.association("));
  }

  @Test
  void bindMakesOperationsRun() {
    User ada = user("Ada");
    User copy = User_.builder().id(id(ada)).name("Ada").build();
    assertUnbound(copy.projects().count());

    assertThat(get(users.bind(copy).projects().count())).isZero();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.bind(User_.builder().name("Ada").build()));
  }
}
