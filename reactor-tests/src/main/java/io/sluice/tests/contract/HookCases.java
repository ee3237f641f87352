package io.sluice.tests.contract;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.hook.Hooks;
import io.sluice.hook.Write;
import io.sluice.hook.Written;
import io.sluice.query.Changes;
import io.sluice.settings.Settings;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Mono;

/** Users with hooks, on one connection. */
abstract class HookCases extends Contract {
  final IllegalStateException refused = new IllegalStateException("refused");

  final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<Sluice> made = new ArrayList<>();

  HookCases(DatabaseUnderTest database) {
    super(database);
  }

  @AfterEach
  void nothingIsOpen() {
    database.requireNothingOpen(made.toArray(Sluice[]::new));
  }

  /** On one connection, with hooks of users. */
  Sluice hooked(UnaryOperator<Hooks<User>> hooks) {
    Sluice one = database.sluice(1, settings -> settings.hooks(User_.TYPE, hooks));
    made.add(one);
    return one;
  }

  Model<User> usersWith(UnaryOperator<Hooks<User>> hooks) {
    return hooked(hooks).model(User_.TYPE);
  }

  static Mono<Long> countInside() {
    return Sluice.current().flatMap(sluice -> sluice.model(User_.TYPE).count());
  }

  Mono<Void> saw(String what) {
    return Mono.fromRunnable(() -> seen.add(what));
  }

  Mono<Changes<User>> tell(Write<User> write) {
    return saw(write.operation() + " " + write.key() + " " + write.changes().attributes())
        .then(Mono.empty());
  }

  Mono<Void> tell(Written<User> written) {
    User row = written.stored();
    String outcome = written.outcome() == null ? "" : " " + written.outcome();
    return saw(written.operation() + " " + (row == null ? null : row.name()) + outcome);
  }

  /** With settings, on one connection. */
  Sluice with(UnaryOperator<Settings> settings) {
    Sluice one = database.sluice(1, settings);
    made.add(one);
    return one;
  }

  static User named(String name) {
    return User_.builder().name(name).build();
  }
}
