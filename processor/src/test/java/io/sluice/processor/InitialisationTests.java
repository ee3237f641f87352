package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Metamodels may be cyclic, and initialised from anywhere at once. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InitialisationTests {
  private static final String USER =
      "@Table public record User(@Id Long id, HasMany<Project> projects, BelongsTo<Project>"
          + " favourite, @ForeignKey(Project.class) Long plain, @ForeignKey(mappedBy = \"owner\")"
          + " HasOne<Project> first, @ForeignKey(mappedBy = \"plain\") BelongsTo<Project> other,"
          + " BelongsToMany<Project, Role> working, @JoinTable(\"seen\") BelongsToMany<Project,"
          + " JoinRow> seen) {}";
  private static final String PROJECT =
      "@Table public record Project(@Id Long id, BelongsTo<User> owner,"
          + " @ForeignKey(mappedBy = \"favourite\") HasMany<User> fans, @ForeignKey(mappedBy ="
          + " \"number\") HasOne<Role> role, @JoinTable(\"seen\") BelongsToMany<User, JoinRow>"
          + " seenBy) {}";
  private static final String ROLE =
      "@Table public record Role(@Id BelongsTo<User> user, @Id BelongsTo<Project> project, Long"
          + " number) {}";

  @Test
  void ofOneDoesNotLoadTheOther() {
    Loaded loaded = Compilation.of(USER, PROJECT, ROLE).load();
    assertThat(loaded.entityType("User").associations()).hasSize(6);
    assertThat(loaded.loader().found())
        .contains("app.User_")
        .doesNotContain("app.Project_", "app.Role_");
    loaded.entityType("User").check();
    assertThat(loaded.loader().found()).contains("app.Project_", "app.Role_");
  }

  @Test
  void fromBothEndsAtOnceComesToAnEnd() throws Exception {
    Compilation compilation = Compilation.of(USER, PROJECT, ROLE);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 200; i++) {
        Loaded loaded = compilation.load();
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Object>> both =
            List.of(
                threads.submit(() -> initialised(loaded, "User", start)),
                threads.submit(() -> initialised(loaded, "Project", start)));
        for (Future<Object> each : both) {
          assertThat(each.get(20, TimeUnit.SECONDS)).isNotNull();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Object initialised(Loaded loaded, String entity, CyclicBarrier start)
      throws Exception {
    start.await();
    return loaded.entityType(entity);
  }
}
