package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.error.MappingException;
import io.sluice.model.ComparableAttribute;
import io.sluice.query.Expression;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Mood;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** One value of many rows: its type, its room, and which rows count. */
public abstract class AggregateContract extends Contract {
  private final Model<Sample> samples;

  protected AggregateContract(DatabaseUnderTest database) {
    super(database);
    this.samples = sluice.model(Sample_.TYPE);
  }

  @BeforeEach
  void createSamples() {
    database.sync(Sample_.TYPE);
  }

  private static <T> void value(Mono<T> mono, T expected) {
    StepVerifier.create(mono).expectNext(expected).expectComplete().verify(PATIENCE);
  }

  private static void number(Mono<BigDecimal> mono, String expected) {
    assertThat(get(mono)).isEqualByComparingTo(expected);
  }

  @Test
  void sumsHaveRoomForAnyNumber() {
    for (int i = 0; i < 3; i++) {
      run(
          samples.create(
              Sample_.big.set(Long.MAX_VALUE),
              Sample_.number.set(Integer.MAX_VALUE),
              Sample_.tiny.set(Byte.MAX_VALUE),
              Sample_.amount.set(new BigDecimal("12345678901234567890123456.7891"))));
    }
    number(samples.sum(Sample_.big), "27670116110564327421");
    number(samples.sum(Sample_.number), "6442450941");
    number(samples.sum(Sample_.tiny), "381");
    number(samples.sum(Sample_.amount), "37037036703703703670370370.3673");
    value(samples.aggregate(Sample_.number.sum().asLong()), 6442450941L);
    failure(MappingException.class, samples.aggregate(Sample_.big.sum().asLong()));
    assertThat(get(samples.aggregate(Sample_.big.sum().asDouble())))
        .isEqualTo(3.0 * Long.MAX_VALUE);
  }

  @Test
  void sumsOfFloatsAreThoseOfDoubles() {
    for (int i = 0; i < 3; i++) {
      run(samples.create(Sample_.real.set(16_777_216f), Sample_.precise.set(0.25)));
    }
    run(samples.create(Sample_.real.set(1f)));
    value(samples.aggregate(Sample_.real.sum().asDouble()), 50_331_649.0);
    number(samples.sum(Sample_.real), "50331649");
    number(samples.sum(Sample_.precise), "0.75");
    value(samples.avg(Sample_.precise), 0.25);
  }

  @Test
  void averagesAreDoublesWithTheSameDigitsEverywhere() {
    run(samples.create(Sample_.number.set(1), Sample_.amount.set(new BigDecimal("0.1"))));
    run(samples.create(Sample_.number.set(1), Sample_.amount.set(new BigDecimal("0.2"))));
    run(samples.create(Sample_.number.set(2)));
    value(samples.avg(Sample_.number), 4 / 3.0);
    assertThat(get(samples.avg(Sample_.amount))).isEqualTo(0.15, Offset.offset(1e-15));
    number(samples.sum(Sample_.amount), "0.3");
  }

  @Test
  void leastAndGreatestHaveTheTypeOfTheAttribute() {
    Sample low =
        get(
            samples.create(
                Sample_.tiny.set((byte) -128),
                Sample_.text.set("a"),
                Sample_.uuid.set(new UUID(1, 2)),
                Sample_.date.set(LocalDate.EPOCH),
                Sample_.instant.set(Instant.EPOCH),
                Sample_.mood.set(Mood.HAPPY)));
    Sample high =
        get(
            samples.create(
                Sample_.tiny.set((byte) 127),
                Sample_.text.set("ä%"),
                Sample_.uuid.set(new UUID(-1, 2)),
                Sample_.date.set(LocalDate.of(2026, 2, 28)),
                Sample_.instant.set(Instant.ofEpochSecond(1_800_000_000, 123_456_000)),
                Sample_.mood.set(Mood.Sad_2)));
    run(samples.create());
    log.clear();
    between(Sample_.tiny, low, high);
    between(Sample_.text, low, high);
    between(Sample_.uuid, low, high);
    between(Sample_.date, low, high);
    between(Sample_.instant, low, high);
    between(Sample_.mood, low, high);
    assertThat(log.all()).hasSize(12);
  }

  private <V extends Comparable<? super V>> void between(
      ComparableAttribute<Sample, V> attribute, Sample low, Sample high) {
    assertThat(get(samples.min(attribute))).isEqualTo(attribute.of(low));
    assertThat(get(samples.max(attribute))).isEqualTo(attribute.of(high));
  }

  @Test
  void ofNoRowsThereIsNoValueButZeroRows() {
    run(samples.create());
    empty(samples.sum(Sample_.number));
    empty(samples.avg(Sample_.number));
    empty(samples.min(Sample_.text));
    empty(samples.max(Sample_.instant, q -> q.where(Sample_.id.lt(0))));
    value(samples.countDistinct(Sample_.number), 0L);
    value(samples.aggregate(Sample_.number.count()), 0L);
    value(samples.aggregate(Expression.count()), 1L);
    value(samples.aggregate(Expression.count(), q -> q.where(Sample_.id.lt(0))), 0L);
  }

  private void createUsers() {
    User ada = get(users.create(User_.name.set("Ada"), User_.age.set(36)));
    User bob = get(users.create(User_.name.set("Bob"), User_.age.set(20)));
    run(users.create(User_.name.set("Cem"), User_.age.set(20)));
    projectsOf(ada, "x", "y");
    projectsOf(bob, "z");
    log.clear();
  }

  @Test
  void aRowCountsOnceWhateverAConditionGoesAlong() {
    createUsers();
    number(users.sum(User_.age, q -> q.where(User_.projects.any())), "56");
    number(users.sum(User_.age, q -> q.include(User_.projects, p -> p.required())), "56");
    number(users.sum(User_.age, q -> q.include(User_.projects)), "76");
    number(users.sum(User_.age, q -> q.where(User_.projects.count().ge(2))), "36");
    number(projects.sum(Project_.owner.to(User_.age)), "92");
    value(projects.countDistinct(Project_.owner.to(User_.name)), 2L);
    value(projects.max(Project_.owner.to(User_.name)), "Bob");
    value(users.countDistinct(User_.age, q -> q.where(User_.name.ne("x"))), 2L);
    assertThat(log.all()).hasSize(8);
  }

  @Test
  void scopesAreTheBeginning() {
    createUsers();
    Query<User> young = Query.of(User_.TYPE).where(User_.age.lt(30)).order(User_.name.asc());
    number(users.scoped(young).sum(User_.age), "40");
    value(users.scoped(young).max(User_.name), "Cem");
    value(users.scoped(young).aggregate(User_.name.min(), young), "Bob");
    Model<User> byDefault =
        database.sluice(2, settings -> settings.defaultScope(young)).model(User_.TYPE);
    number(byDefault.sum(User_.age), "40");
    number(byDefault.unscoped().sum(User_.age), "76");
  }

  @Test
  void anAggregateIsPartOfTheTransaction() {
    createUsers();
    Mono<BigDecimal> sum =
        users
            .updateWhere(User_.name.eq("Ada"), User_.age.by(1))
            .then(users.sum(User_.age))
            .delayUntil(total -> Mono.error(new IllegalStateException("no")))
            .as(sluice::transactional);
    StepVerifier.create(sum).expectError(IllegalStateException.class).verify(PATIENCE);
    number(users.sum(User_.age), "76");
  }

  @Test
  @SuppressWarnings({"NullAway", "CheckReturnValue"}) // that is what is tested
  void whatHasNoMeaningIsRefusedAtTheCall() {
    assertThatThrownBy(() -> users.aggregate(User_.age))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.age is a value of each row");
    assertThatThrownBy(() -> users.sum(User_.age, q -> q.limit(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
    assertThatThrownBy(() -> users.sum(User_.age, q -> q.lock(Lock.Strength.UPDATE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("locked");
    assertThatThrownBy(() -> users.findAll(q -> q.where(User_.age.max().gt(3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("having");
    assertThatThrownBy(() -> users.findAll(q -> q.order(Expression.<User>count().asc())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.sum(null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.max(User_.age, q -> null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
