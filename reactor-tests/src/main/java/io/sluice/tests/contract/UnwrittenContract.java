package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.HasMany;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What an update does not write is an error, and never given back as if it had been. */
public abstract class UnwrittenContract extends Contract {
  protected UnwrittenContract(DatabaseUnderTest database) {
    super(database);
  }

  private User withNewProject(User user) {
    return user.withProjects(HasMany.of(Project_.builder().title("new").build()));
  }

  @DisplayName("new rows of an association, by every update")
  @Test
  void newRows() {
    User ada = user("Ada");
    User changed = withNewProject(ada);
    log.clear();
    List.<ThrowingSupplier>of(
            () -> users.update(ada, changed),
            () -> users.replace(changed),
            () -> users.update(changed, User_.age.set(5)),
            () -> users.increment(changed, User_.visits.by(1)))
        .forEach(
            each ->
                assertThatThrownBy(each::get)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("User.projects has rows that an update does not write"));
    assertThat(log.all()).isEmpty();
  }

  /** An update that is refused at the call. */
  private interface ThrowingSupplier {
    Mono<User> get();
  }

  @DisplayName("that there are no rows, which was not read, is not known afterwards")
  @Test
  void unreadIsNotCarried() {
    User ada = user("Ada");
    run(ada.projects().create(Project_.title.set("one")));
    User empty = ada.withProjects(HasMany.of());
    assertThat(get(users.update(ada, empty.withAge(3))).projects().isLoaded()).isFalse();
    User read = get(users.findByPk(1L));
    assertThat(get(users.replace(read.withProjects(HasMany.of()))).projects().isLoaded()).isFalse();
  }

  @DisplayName("what only Sluice writes")
  @Test
  void managed() {
    User ada = user("Ada");
    Instant other = Instant.parse("2001-01-01T00:00:00Z");
    requireManaged(ada, ada.withVersion(77), "User.version differs");
    requireManaged(ada, ada.withCreatedAt(other), "User.createdAt differs");
    requireManaged(ada, ada.withUpdatedAt(other), "User.updatedAt differs");
  }

  private void requireManaged(User before, User after, String message) {
    assertThatThrownBy(() -> users.update(before, after))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
