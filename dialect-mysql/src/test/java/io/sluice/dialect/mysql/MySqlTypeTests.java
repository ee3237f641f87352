package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.DataException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.Contract;
import io.sluice.tests.natives.Meter;
import io.sluice.tests.natives.Meter_;
import java.math.BigInteger;
import java.time.Year;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Columns of types that the entity names. */
@ExtendWith(MySqlExtension.class)
class MySqlTypeTests extends Contract {
  private static final byte[] POINT = // an identifier of 4 bytes before what is well known
      HexFormat.of().parseHex("00000000" + "0101000000" + "000000000000F83F" + "00000000000000C0");

  private final Sluice own; // others sync all of theirs
  private final Model<Meter> meters;

  MySqlTypeTests(DatabaseUnderTest database) {
    super(database);
    this.own = database.sluice(2);
    this.meters = own.model(Meter_.TYPE);
  }

  @BeforeEach
  void createMeters() {
    database.sync(Meter_.TYPE);
  }

  private static Meter full() {
    return Meter_.builder()
        .name("Alpha")
        .made(Year.of(2024))
        .kinds("HOT,it's")
        .on(true)
        .bits(new byte[] {0x0a, (byte) 0xff})
        .count(BigInteger.TWO.pow(64).subtract(BigInteger.ONE))
        .level((short) 255)
        .notes("größer 😀")
        .place(POINT)
        .build();
  }

  private List<Long> found(Condition<Meter> condition) {
    return get(
        meters
            .findAll(q -> q.where(condition))
            .map(each -> Objects.requireNonNull(each.id()))
            .collectList());
  }

  @Test
  void valuesComeBackAsTheyWent() {
    Meter created = get(meters.create(full()));
    assertThat(created).usingRecursiveComparison().isEqualTo(full().withId(1L));
    assertThat(get(meters.findByPk(1L))).usingRecursiveComparison().isEqualTo(created);
    assertThat(get(meters.replace(created))).usingRecursiveComparison().isEqualTo(created);
    assertThat(get(meters.create(Meter_.kinds.set(""))).kinds()).isEmpty();
    Meter none = get(meters.create(Meter_.name.setNull()));
    assertThat(none).usingRecursiveComparison().isEqualTo(Meter_.builder().id(3L).build());
  }

  @Test
  void conditionsCompareAsTheDatabaseDoes() {
    get(meters.create(full()));
    get(meters.create(Meter_.name.set("beta"), Meter_.made.set(Year.of(1999))));
    List<Condition<Meter>> conditions =
        List.of(
            Meter_.name.eq("ALPHA"),
            Meter_.made.gt(Year.of(2000)),
            Meter_.made.in(Year.of(2024), Year.of(2023)),
            Meter_.kinds.eq("HOT,it's"),
            Condition.unsafeSql("FIND_IN_SET({1}, {0})", Meter_.kinds, "it's"),
            Meter_.on.eq(true),
            Meter_.count.gt(BigInteger.TWO.pow(63)),
            Meter_.level.eq((short) 255),
            Condition.unsafeSql("ST_X({0}) = 1.5", Meter_.place));
    conditions.forEach(
        each -> assertThat(found(each)).as(String.valueOf(each)).containsExactly(1L));
  }

  @Test
  void manyRowsAreWrittenAndChangedInBulk() {
    Flux<Meter> given = Flux.range(0, 250).map(i -> full().withName("m" + i));
    List<Meter> created = get(meters.bulkCreate(given).collectList());
    assertThat(created.get(249))
        .usingRecursiveComparison()
        .isEqualTo(full().withName("m249").withId(created.get(249).id()));
    assertThat(
            get(
                meters.bulkUpdate(
                    Flux.fromIterable(created).map(each -> each.withMade(Year.of(1980))),
                    Meter_.made)))
        .isEqualTo(250);
    assertThat(get(meters.count(q -> q.where(Meter_.made.eq(Year.of(1980)))))).isEqualTo(250);
  }

  @Test
  void whatDoesNotFitIsAnError() {
    get(meters.create(full()));
    StepVerifier.create(meters.create(Meter_.name.set("ALPHA")))
        .expectError(UniqueConstraintException.class)
        .verify(PATIENCE);
    for (var each :
        List.of(
            Meter_.kinds.set("warm"),
            Meter_.made.set(Year.of(2156)),
            Meter_.level.set((short) 256),
            Meter_.bits.set(new byte[] {0x1f, 0}),
            Meter_.place.set(new byte[] {1}))) {
      StepVerifier.create(meters.create(each)).expectError(DataException.class).verify(PATIENCE);
    }
  }

  @Test
  void tablesAreComparedWithTheTypes() {
    run(own.validateSchema());
    database.run("ALTER TABLE meters MODIFY made INT NULL, MODIFY kinds TEXT NULL");
    StepVerifier.create(own.validateSchema())
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .hasMessageContaining("meters.made: is int, not year of Meter.made")
                    .hasMessageContaining("meters.kinds: is text(65535), not set('HOT', 'cold'"))
        .verify(PATIENCE);
    database.drop("meters");
  }
}
