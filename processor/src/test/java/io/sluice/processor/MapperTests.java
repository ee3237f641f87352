package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.HasOne;
import io.sluice.generated.EntityMapper;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.Key;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated mappers do. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@NullUnmarked // nulls are what half of it is about
class MapperTests {
  private static final String USER =
      "@Table public record User(@Id long id, String name, HasMany<Project> projects) {}";
  private static final String PROJECT =
      "@Table public record Project(BelongsTo<User> owner, @Id Long id, BigDecimal budget) {}";
  private static final String MEMBERSHIP =
      "@Table public record Membership(@Id BelongsTo<User> user, @Id String team, int rank) {}";

  private static Loaded load(String... sources) {
    return Compilation.of(sources).load();
  }

  private static EntityMapper<Object> mapper(Loaded loaded, String entity) {
    return loaded.entityType(entity).mapper();
  }

  @Test
  void takesEntitiesApartAndPutsThemTogether() {
    Loaded loaded = load(USER, PROJECT);
    EntityMapper<Object> mapper = mapper(loaded, "Project");
    BelongsTo<Object> owner = BelongsTo.key(7L);
    Object project = loaded.create("Project", owner, 1L, BigDecimal.TEN);
    Object[] state = mapper.state(project);
    assertThat(state).containsExactly(7L, 1L, BigDecimal.TEN, owner);
    assertThat(mapper.instantiate(state)).isEqualTo(project);
    assertThat(mapper.state(loaded.create("Project", BelongsTo.none(), 1L, null)))
        .containsExactly(null, 1L, null, BelongsTo.none());
    assertThat(mapper.state(loaded.create("Project", null, 1L, null)))
        .containsExactly(null, 1L, null, null);
    HasMany<Object> projects = HasMany.of(project);
    assertThat(mapper(loaded, "User").state(loaded.create("User", 1L, "Ada", projects)))
        .containsExactly(1L, "Ada", projects);
  }

  @Test
  void associationsWithoutColumnsComeAfterAllAttributes() {
    Loaded loaded =
        load(
            "@Table public record Post(@ForeignKey(mappedBy = \"userId\") BelongsTo<User> user,"
                + " HasOne<Cover> cover, BelongsToMany<User, Likes> likers, @JoinTable(\"t\")"
                + " BelongsToMany<User, JoinRow> readers, @Id Long id, Long userId) {}",
            "@Table public record User(@Id Long id) {}",
            "@Table public record Cover(@Id Long id, BelongsTo<Post> post) {}",
            "@Table public record Likes(@Id BelongsTo<Post> post, @Id BelongsTo<User> user) {}");
    EntityMapper<Object> mapper = mapper(loaded, "Post");
    BelongsTo<Object> user = BelongsTo.key(9L);
    HasOne<Object> cover = HasOne.none();
    BelongsToMany<Object, Object> likers = BelongsToMany.none();
    BelongsToMany<Object, JoinRow> readers = BelongsToMany.none();
    Object post = loaded.create("Post", user, cover, likers, readers, 1L, 7L);
    Object[] state = mapper.state(post);
    assertThat(state).containsExactly(1L, 7L, user, cover, likers, readers);
    assertThat(mapper.state(mapper.instantiate(state))).containsExactly(state);
  }

  @Test
  void anObjectIsReadWithoutAWarning() {
    Loaded loaded =
        load(
            "@Table public record A(@Id Long id, @Json Object x, @Embedded P y) {}",
            "public record P(@Json Object z) {}");
    Object[] state = {1L, "x", "z"};
    assertThat(mapper(loaded, "A").state(mapper(loaded, "A").instantiate(state)))
        .containsExactly(state);
  }

  @Test
  void nullsForPrimitivesAreZero() {
    Loaded loaded =
        load(
            "@Table public record A(@Id long id, boolean a, byte b, short c, int d, float e, double"
                + " f, Integer g) {}");
    Object empty = mapper(loaded, "A").instantiate(new Object[8]);
    assertThat(empty).hasToString("A[id=0, a=false, b=0, c=0, d=0, e=0.0, f=0.0, g=null]");
    Object[] state = {1L, true, (byte) 2, (short) 3, 4, 5f, 6d, 7};
    assertThat(mapper(loaded, "A").state(mapper(loaded, "A").instantiate(state)))
        .containsExactly(state);
  }

  private static List<Object> parts(Loaded loaded, String entity, Object key) {
    EntityType<Object> type = loaded.entityType(entity);
    return Key.of(type, type.key(), key).parts();
  }

  @Test
  void aSingleKeyIsItsPart() {
    Loaded loaded = load(USER, PROJECT);
    assertThat(mapper(loaded, "User").key(new Object[] {7L})).isEqualTo(7L);
    assertThat(mapper(loaded, "User").keyParts(7L)).containsExactly(7L);
    for (Object each : List.of(7L, 7, (short) 7, (byte) 7)) {
      assertThat(parts(loaded, "User", each)).containsExactly(7L);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parts(loaded, "User", "abc"))
        .withMessage("a key of User is a Long, not String: abc");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parts(loaded, "User", 7d))
        .withMessage("a key of User is a Long, not Double: 7.0");
  }

  @Test
  void nullIsNoKey() {
    Loaded loaded = load(USER, PROJECT, MEMBERSHIP);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parts(loaded, "User", null))
        .withMessage("a key of User is a Long, not null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parts(loaded, "Membership", null))
        .withMessage("a key of Membership is a Membership_.Key(userId, team), not null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Integer", "Short", "Byte"})
  void integralKeysAreConvertedExactly(String type) {
    Loaded loaded = load("@Table public record A(@Id " + type + " id) {}");
    Object part = parts(loaded, "A", 7L).get(0);
    assertThat(part.getClass().getSimpleName()).isEqualTo(type);
    assertThat(part).hasToString("7");
    assertThat(parts(loaded, "A", part)).containsExactly(part);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parts(loaded, "A", 1L << 32))
        .withMessage("a key of A: 4294967296 is no " + type);
  }

  @Test
  void otherKeysHaveOneForm() {
    Loaded loaded =
        load(
            "@Table public record A(@Id BigInteger id) {}",
            "@Table public record B(@Id E id) { public enum E { X } }",
            "@Table public record C(@Id BigDecimal id) {}");
    assertThat(parts(loaded, "A", 7)).containsExactly(BigInteger.valueOf(7));
    assertThat(parts(loaded, "C", new BigDecimal("1.00"))).containsExactly(BigDecimal.ONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parts(loaded, "B", "X"))
        .withMessage("a key of B is an E, not String: X");
  }

  @Test
  void compositeKeysHaveAClass() {
    Loaded loaded = load(USER, PROJECT, MEMBERSHIP);
    EntityMapper<Object> mapper = mapper(loaded, "Membership");
    Object key = loaded.create("Membership_$Key", 1L, "red");
    assertThat(key).hasToString("Key[userId=1, team=red]");
    assertThat(mapper.keyParts(key)).containsExactly(1L, "red");
    assertThat(mapper.key(new Object[] {1L, "red"})).isEqualTo(key);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mapper.keyParts(7L))
        .withMessage("a key of Membership is a Membership_.Key(userId, team), not Long: 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mapper.keyParts(loaded.create("Membership_$Key", null, "red")))
        .withMessage(
            "a key of Membership is a Membership_.Key(userId, team), not Key: Key[userId=null,"
                + " team=red]");
  }

  @Test
  void compositeKeysOfForeignKeysAreTakenApart() {
    Loaded loaded =
        load(
            USER,
            PROJECT,
            MEMBERSHIP,
            "@Table public record Fee(@Id Long id, BelongsTo<Membership> of) {}");
    Object key = loaded.create("Membership_$Key", 1L, "red");
    BelongsTo<Object> of = BelongsTo.key(key);
    Object fee = loaded.create("Fee", 5L, of);
    assertThat(mapper(loaded, "Fee").state(fee)).containsExactly(5L, 1L, "red", of);
  }

  @Test
  void fieldsOfClassesAreReadAndWrittenAsTheyCanBe() {
    Loaded loaded =
        load(
            "@Table public class Task { @Id private Long id; private boolean done; String title;"
                + " private int rank; private BelongsTo<Task> parent; private int[] log() { return"
                + " null; } static int count; transient Object cache; protected Integer x;"
                + " protected Task() {}"
                + " public Long getId() { return id; } public void setId(Long id) { this.id = id; }"
                + " public boolean isDone() { return done; } public Task done(boolean done) {"
                + " this.done = done; return this; }"
                + " Integer rank() { return rank; } void setRank(long rank) { this.rank = (int)"
                + " rank; }"
                + " BelongsTo<Task> getParent() { return parent; } void setParent(BelongsTo<Task>"
                + " parent) { this.parent = parent; } }");
    EntityMapper<Object> mapper = mapper(loaded, "Task");
    BelongsTo<Object> parent = BelongsTo.key(7L);
    Object[] state = {1L, true, "t", 3, 7L, 9, parent};
    Object task = mapper.instantiate(state);
    assertThat(task.getClass().getSimpleName()).isEqualTo("Task");
    assertThat(mapper.state(task)).containsExactly(state);
    Object builder = Loaded.call(loaded.type("Task_"), "builder", task);
    Object copy = Loaded.call(Loaded.call(builder, "title", "other"), "build");
    assertThat(copy).isNotSameAs(task);
    assertThat(mapper.state(copy)).containsExactly(1L, true, "other", 3, 7L, 9, parent);
  }
}
