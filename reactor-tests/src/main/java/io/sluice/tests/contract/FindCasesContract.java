package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.type.DataType;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Cases of finding rows of one entity: boo (5, 1 January 2013), and boo2 (10, the 10th). */
public abstract class FindCasesContract extends Contract {
  private static final LocalDateTime FIRST = LocalDateTime.of(2013, 1, 1, 12, 0);
  private static final LocalDateTime TENTH = LocalDateTime.of(2013, 1, 10, 12, 0);
  private static final byte[] ONES = new byte[16];

  static {
    Arrays.fill(ONES, (byte) 1);
  }

  private final Model<Sample> samples;

  protected FindCasesContract(DatabaseUnderTest database) {
    super(database);
    this.samples = sluice.model(Sample_.TYPE);
  }

  @BeforeEach
  void createSamples() {
    database.sync(Sample_.TYPE);
    sample("boo", 5, FIRST);
    sample("boo2", 10, TENTH);
    run(samples.updateWhere(Sample_.text.eq("boo2"), Sample_.bytes.set(ONES)));
    log.clear();
  }

  private void sample(String text, int number, LocalDateTime local) {
    run(samples.create(Sample_.builder().text(text).number(number).local(local).build()));
  }

  @SafeVarargs
  private void finds(String expected, Condition<Sample>... conditions) {
    Flux<String> texts = texts(q -> q.where(conditions).order(Sample_.id.asc()));
    values(texts, expected.isEmpty() ? new String[0] : expected.split(" "));
  }

  private Flux<String> texts(UnaryOperator<Query<Sample>> query) {
    return samples.findAll(query).map(each -> String.valueOf(each.text()));
  }

  @Test
  @DisplayName("FIND-01: rows of a transaction are found in it alone until it commits")
  void inATransaction() {
    Condition<Sample> foo = Sample_.text.eq("foo");
    run(
        sluice.transactional(
            samples
                .create(Sample_.text.set("foo"))
                .then(sluice.outside(samples.count(q -> q.where(foo))))
                .doOnNext(count -> assertThat(count).isZero())
                .then(samples.count(q -> q.where(foo)))
                .doOnNext(count -> assertThat(count).isOne())));
    finds("foo", foo);
  }

  @Test
  @DisplayName("FIND-02, FIND-23: no condition and no include leave nothing out")
  void nothingSaid() {
    finds("boo boo2");
    finds("boo boo2", Condition.allOf(List.of()));
    values(texts(q -> q.where(Sample_.number.eq(10)).includeAll()), "boo2");
  }

  @Test
  @DisplayName("FIND-05, FIND-07: lists of texts and of bytes")
  void lists() {
    finds("boo boo2", Sample_.text.in("boo", "boo2"));
    finds("boo2", Sample_.bytes.in(List.of(ONES, ONES)));
    Sample found = get(samples.findOne(q -> q.where(Sample_.bytes.eq(ONES))));
    assertThat(found.bytes()).isEqualTo(ONES);
  }

  @Test
  @DisplayName("FIND-08, FIND-10: patterns, in whatever case")
  void patterns() {
    finds("boo2", Sample_.text.like("%2"));
    finds("boo2", Sample_.text.likeIgnoreCase("BOO2"));
    finds("boo", Sample_.text.notLikeIgnoreCase("%2"));
  }

  @Test
  @DisplayName("FIND-11, FIND-16, FIND-17: ranges of times, alone and together")
  void times() {
    LocalDateTime second = LocalDateTime.of(2013, 1, 2, 0, 0);
    Condition<Sample> later = Sample_.local.between(second, LocalDateTime.of(2013, 1, 11, 0, 0));
    finds("boo2", later);
    finds("boo2", later, Sample_.number.eq(10));
    finds(
        "boo",
        Sample_.local.between(LocalDateTime.of(2012, 12, 10, 0, 0), second),
        Sample_.local.notBetween(
            LocalDateTime.of(2013, 1, 4, 0, 0), LocalDateTime.of(2013, 1, 20, 0, 0)));
  }

  @Test
  @DisplayName("FIND-13: true, false and null are three things")
  void booleans() {
    run(samples.create(Sample_.text.set("boo5"), Sample_.flag.set(false)));
    run(samples.create(Sample_.text.set("boo6"), Sample_.flag.set(true)));
    finds("boo5", Sample_.flag.eq(false));
    finds("boo6", Sample_.flag.eq(true));
    finds("boo boo2", Sample_.flag.isNull());
  }

  @Test
  @DisplayName("FIND-19, FIND-20: comparisons of numbers")
  void numbers() {
    finds("boo2", Sample_.number.ge(6));
    finds("boo2", Sample_.number.gt(5));
    finds("boo", Sample_.number.le(5));
    finds("boo", Sample_.number.lt(6));
    finds("boo", Sample_.number.ne(10));
    finds("boo", Sample_.number.lt(6), Sample_.number.gt(4));
  }

  @Test
  @DisplayName("FIND-52, FIND-53, FIND-56: all, one of them, and orders")
  void orders() {
    finds("boo boo2");
    finds("boo2", Sample_.id.eq(2));
    values(texts(q -> q.order(Sample_.id.desc())), "boo2", "boo");
    sample("new", 1, TENTH.plusHours(2));
    values(texts(q -> q.order(Sample_.local.desc())), "new", "boo2", "boo");
    values(texts(q -> q.order(Sample_.text.asc()).limit(1)), "boo");
  }

  @Test
  @DisplayName("FIND-59: a value of null is an error at the call, that names the attribute")
  @SuppressWarnings({"NullAway", "CheckReturnValue"}) // that is what is tested
  void nullIsNoValue() {
    assertThatThrownBy(() -> Sample_.text.eq(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Sample.text")
        .hasMessageContaining("isNull()");
  }

  @Test
  @DisplayName("FIND-61, FIND-62, FIND-64: rows of a page, and how many there are without it")
  void pages() {
    sample("boo3", 15, TENTH);
    var others = Query.of(Sample_.TYPE).where(Sample_.id.ne(1));
    var page = get(samples.findAndCountAll(others.order(Sample_.id.asc())));
    assertThat(page.count()).isEqualTo(2);
    assertThat(page.rows()).extracting(Sample::text).containsExactly("boo2", "boo3");
    page(q -> q.offset(1), 2);
    page(q -> q.limit(1), 1);
    page(q -> q.offset(1).limit(1), 1);
    var some = get(samples.select(Sample_.number).query(others).as(number -> number).collectList());
    assertThat(some).containsExactlyInAnyOrder(10, 15);
  }

  private void page(UnaryOperator<Query<Sample>> query, int rows) {
    var page = get(samples.findAndCountAll(q -> query.apply(q.order(Sample_.id.asc()))));
    assertThat(page.count()).isEqualTo(3);
    assertThat(page.rows()).hasSize(rows);
  }

  @Test
  @DisplayName("FIND-65: what is sent is told to a listener")
  void listener() {
    finds("boo boo2");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  @DisplayName("FIND-76, FIND-77: orders of SQL by hand, and places of nulls")
  void ordersOfAllKinds() {
    run(samples.create(Sample_.text.set("none")));
    var byHand =
        Expression.<Sample, Integer>unsafeSql(
            "CASE WHEN {0} = {1} THEN 0 ELSE 1 END", DataType.INTEGER, Sample_.text, "boo2");
    values(texts(q -> q.order(byHand.asc(), Sample_.id.asc())), "boo2", "boo", "none");
    values(texts(q -> q.order(Sample_.number.asc().nullsLast())), "boo", "boo2", "none");
    values(texts(q -> q.order(Sample_.number.desc().nullsFirst())), "none", "boo2", "boo");
  }
}
