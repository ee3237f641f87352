package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code of users, which is compiled with what is generated for them, without any warning. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class UseTests {
  private static final String USER =
      "@Table public record User(@Id Long id, String name, int age, HasMany<Project> projects)"
          + " implements User_.With {}";
  private static final String PROJECT =
      "@Table public record Project(@Id Long id, LocalDate due, LocalDateTime at, State state,"
          + " BelongsTo<User> owner) implements Project_.With { public enum State { NEW, OLD } }";

  private static List<?> use(String statements) {
    Compilation compilation =
        Compilation.of(
            USER,
            PROJECT,
            "import app.Project.State; public class Use { public static List<Object> run() {"
                + statements
                + " } }");
    assertThat(compilation.messages()).isEmpty();
    return (List<?>) Loaded.call(compilation.load().type("Use"), "run");
  }

  @Test
  void buildersBuild() {
    assertThat(
            use(
                "User user = User_.builder().id(7L).name(\"Ada\").age(3).build();"
                    + " Project p = Project_.builder().id(1L).owner(user).build();"
                    + " Project q = Project_.builder().ownerId(8L).build();"
                    + " Project r = Project_.builder().owner(BelongsTo.key(9L)).build();"
                    + " Project s = Project_.builder(p).state(State.OLD).build();"
                    + " User all = User_.builder(user).projects(p, q).build();"
                    + " User none = User_.builder(user).projects(HasMany.of(List.of(r))).build();"
                    + " return Arrays.asList(p.owner().key(), p.owner().loaded().get() == user,"
                    + " q.owner().key(), r.owner().key(), s.owner().key(), s.state(),"
                    + " all.projects().loaded().size(), none.projects().loaded().size());"))
        .hasToString("[7, true, 8, 9, 7, OLD, 2, 1]");
  }

  @Test
  void whatIsNotSetIsEmpty() {
    assertThat(
            use(
                "User u = User_.builder().build(); Project p = Project_.builder().build();"
                    + " Project q = Project_.builder().ownerId(null).build();"
                    + " Project r = Project_.builder().owner((User) null).build();"
                    + " return Arrays.asList(u.id(), u.age(), u.projects().isLoaded(),"
                    + " p.owner().equals(BelongsTo.none()), q.owner().equals(p.owner()),"
                    + " r.owner().equals(p.owner()));"))
        .hasToString("[null, 0, false, true, true, true]");
  }

  @Test
  void buildersTakeRowsOfEveryAssociation() {
    Compilation compilation =
        Compilation.of(
            "@Table public record Post(@Id Long id, Long userId, @ForeignKey(mappedBy = \"userId\")"
                + " BelongsTo<User> user, HasOne<Cover> cover, BelongsToMany<User, Likes> likers,"
                + " @JoinTable(\"t\") BelongsToMany<User, JoinRow> readers) implements Post_.With"
                + " {}",
            "@Table public record User(@Id Long id) {}",
            "@Table public record Cover(@Id Long id, BelongsTo<Post> post) {}",
            "@Table public record Likes(@Id BelongsTo<Post> post, @Id BelongsTo<User> user) {}",
            "public class Use { public static List<Object> run() {"
                + " User user = new User(3L); Cover cover = new Cover(4L, BelongsTo.none());"
                + " Post empty = Post_.builder().build();"
                + " Post none = Post_.builder().cover((Cover) null).build();"
                + " Post full = Post_.builder(empty).userId(3L).user(BelongsTo.key(3L))"
                + ".cover(cover).likers(user, user).readers(user).build();"
                + " Post other = full.withCover(HasOne.none()).withLikers(BelongsToMany.of(user));"
                + " return Arrays.asList(empty.user().key(), empty.cover().isLoaded(),"
                + " empty.likers().isLoaded(), empty.readers().isLoaded(),"
                + " none.cover().isLoaded(), full.user().key(),"
                + " full.cover().loaded().get() == cover, full.likers().loaded().size(),"
                + " full.readers().loaded().size(), other.cover().isLoaded(),"
                + " other.likers().loaded().size()); } }");
    assertThat(compilation.messages()).isEmpty();
    assertThat(Loaded.call(compilation.load().type("Use"), "run"))
        .hasToString("[null, false, false, false, false, 3, true, 2, 1, false, 1]");
  }

  @Test
  void theRowOfAnotherKeyIsNotSetAlone() {
    Compilation compilation =
        Compilation.of(
            "@Table public record Post(@Id Long id, Long userId, @ForeignKey(mappedBy = \"userId\")"
                + " BelongsTo<User> user) {}",
            "@Table public record User(@Id Long id) {}");
    assertThat(compilation.load().type("Post_$Builder").getDeclaredMethods())
        .filteredOn(each -> each.getName().equals("user"))
        .hasSize(1);
  }

  @Test
  void copiesHaveOneComponentChanged() {
    assertThat(
            use(
                "User user = User_.builder().id(7L).name(\"Ada\").age(3).build();"
                    + " User other = user.withName(\"Grace\").withAge(4);"
                    + " Project p = Project_.builder().id(1L).build().withOwner(BelongsTo.key(7L));"
                    + " return List.of(user.name(), other.name(), other.age(), other.id(),"
                    + " p.owner().key());"))
        .hasToString("[Ada, Grace, 4, 7, 7]");
  }

  @Test
  void attributesAreTyped() {
    assertThat(
            use(
                "LocalDate day = LocalDate.EPOCH;"
                    + " return List.of(User_.name.startsWith(\"A\"), User_.age.gt(3),"
                    + " Project_.due.between(day, day), Project_.at.lt(day.atStartOfDay()),"
                    + " Project_.state.in(State.NEW, State.OLD), Project_.ownerId.eq(7),"
                    + " User_.projects.any(Project_.state.eq(State.NEW)),"
                    + " Project_.owner.is(User_.name.eq(\"Ada\")));"))
        .hasSize(8);
  }

  @Test
  void entitiesOfOnePackageOnlyAreUsedThereOnly() throws Exception {
    Loaded loaded = Compilation.of("@Table record Inner(@Id Long id) {}", PROJECT, USER).load();
    assertThat(loaded.type("Inner_").getModifiers() & java.lang.reflect.Modifier.PUBLIC).isZero();
    assertThat(loaded.type("User_").getModifiers() & java.lang.reflect.Modifier.PUBLIC).isNotZero();
  }

  @Test
  void whatTakesNullSaysSo() throws Exception {
    Loaded loaded =
        Compilation.of(
                "@Table public record A(@Id @org.jspecify.annotations.Nullable Long id, String name)"
                    + " implements A_.With {}")
            .load();
    assertThat(takesNull(loaded.type("A_$Builder").getMethod("id", Long.class))).isTrue();
    assertThat(takesNull(loaded.type("A_$With").getMethod("withId", Long.class))).isTrue();
    assertThat(takesNull(loaded.type("A_$Builder").getMethod("name", String.class))).isFalse();
  }

  private static boolean takesNull(Method method) {
    return method.getAnnotatedParameterTypes()[0].isAnnotationPresent(Nullable.class);
  }

  @Test
  void namesThatAreInUseElsewhereDoNoHarm() {
    Compilation compilation =
        Compilation.of(
            "@Table public record List(@Id Long entity, String state, String key, String builder,"
                + " String build, String other, app.Map parts, boolean value) {}",
            "public enum Map { X }",
            "@Table public record Builder(@Id Long id, BelongsTo<List> With, BelongsTo<Builder>"
                + " owner) {}",
            "@Table public record Key(@Id BelongsTo<Builder> a, @Id BelongsTo<List> b) {}",
            "@Table public record ForeignKeys(@Id Long id, BelongsTo<Key> key, HasMany<EntityType>"
                + " types) {}",
            "@Table public class EntityType { @Id Long entity; BelongsTo<ForeignKeys> Mapper; }",
            "@Table public record String_(@Id Long id) {}");
    assertThat(compilation.messages()).isEmpty();
    for (String each : List.of("List", "Builder", "Key", "ForeignKeys", "EntityType")) {
      compilation.load().entityType(each).check();
    }
  }

  @Test
  void deprecatedComponentsAndTypesDoNotWarn() {
    Compilation compilation =
        Compilation.of(
            "@Table @Deprecated public record A(@Id Long id) {}",
            "@Table public record B(@Id Long id, String old) { @Deprecated public String old() {"
                + " return old; } }",
            "@Table @SuppressWarnings(\"deprecation\") public record C(@Id Long id, BelongsTo<A>"
                + " a, Old old) {}",
            "@Deprecated public enum Old { X }");
    assertThat(compilation.messages()).isEmpty();
  }
}
