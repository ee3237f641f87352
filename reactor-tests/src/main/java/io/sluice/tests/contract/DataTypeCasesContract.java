package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.DataException;
import io.sluice.error.DatabaseException;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.model.TableName;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Membership;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.Team;
import io.sluice.tests.model.Team_;
import io.sluice.tests.model.User;
import io.sluice.tests.natives.Host;
import io.sluice.tests.natives.Host_;
import io.sluice.tests.natives.Meter;
import io.sluice.tests.natives.Meter_;
import io.sluice.tests.values.Parcel;
import io.sluice.tests.values.Parcel_;
import io.sluice.tests.values.Price;
import io.sluice.tests.values.Temperature;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The cases of types that all databases have, and of their columns. */
public abstract class DataTypeCasesContract extends Contract {
  private static final String POINT = "00000000" + "0101000000" + "000000000000F83F".repeat(2);
  private static final String OTHER_POINT = "00000000" + "0101000000" + "00".repeat(16);
  private static final String LINE = "00000000" + "010200000002000000" + "00".repeat(32);

  private final Sluice own; // others sync all of theirs
  private final Model<Sample> samples;

  protected DataTypeCasesContract(DatabaseUnderTest database) {
    super(database);
    this.own = database.sluice(2);
    this.samples = own.model(Sample_.TYPE);
  }

  private Sample created(Sample sample) {
    database.sync(Sample_.TYPE);
    return get(samples.create(sample));
  }

  @DisplayName("DT-01 DT-02: a converter makes what is stored, and of that the attribute again")
  @Test
  void converters() {
    database.sync(Parcel_.TYPE);
    Model<Parcel> parcels = own.model(Parcel_.TYPE);
    Price price = Price.of("1.50 EUR");
    Temperature warmest = new Temperature(215);
    get(parcels.create(Parcel_.price.set(price), Parcel_.warmest.set(warmest)));
    Parcel read = get(parcels.findAll().single());
    assertThat(read.price()).isEqualTo(price);
    assertThat(read.warmest()).isEqualTo(warmest);
    values(parcels.count(q -> q.where(Parcel_.price.eq(price))), 1L);
  }

  @DisplayName("DT-04 DT-05 PG-20: integers are exact up to the last one")
  @Test
  void integers() {
    long large = 2 * ((1L << 53) - 1);
    assertThat(created(Sample_.builder().big(large).build()).big()).isEqualTo(large);
    Flux<Sample> two = Flux.range(0, 2).map(i -> Sample_.builder().big(large).build());
    assertThat(get(samples.bulkCreate(two).collectList())).hasSize(2);
    values(samples.count(q -> q.where(Sample_.big.eq(large))), 3L);
    for (long each : List.of(Long.MAX_VALUE, -Long.MAX_VALUE, Long.MIN_VALUE)) {
      get(samples.create(Sample_.big.set(each)));
      values(
          samples
              .findOne(q -> q.where(Sample_.big.eq(each)))
              .map(sample -> Objects.requireNonNull(sample.big())),
          each);
    }
    for (int each : List.of(Integer.MAX_VALUE, -Integer.MAX_VALUE)) {
      get(samples.create(Sample_.number.set(each)));
      values(samples.count(q -> q.where(Sample_.number.eq(each))), 1L);
    }
  }

  @DisplayName("DT-08: what is no number, and infinities")
  @Test
  void notANumber() {
    requires(Feature.NOT_A_NUMBER);
    for (double each : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
      Sample given = Sample_.builder().precise(each).real((float) each).build();
      Sample read = get(samples.findByPk(Objects.requireNonNull(created(given).id())));
      assertThat(read.precise()).isEqualTo(Double.valueOf(each));
      assertThat(read.real()).isEqualTo(Float.valueOf((float) each));
    }
  }

  @DisplayName("DT-14: a day has no time, whatever the zones are, and may be null")
  @Test
  void days() {
    LocalDate first = LocalDate.of(2024, 2, 29);
    LocalDate second = LocalDate.parse("1999-12-31");
    assertThat(created(Sample_.builder().date(first).build()).date()).isEqualTo(first);
    Sample found = get(samples.findOne(q -> q.where(Sample_.date.eq(first))));
    assertThat(get(samples.update(found, Sample_.date.set(second))).date()).isEqualTo(second);
    assertThat(get(samples.reload(found)).date()).isEqualTo(second);
    assertThat(get(samples.update(found, Sample_.date.setNull())).date()).isNull();
    assertThat(get(samples.reload(found)).date()).isNull();
  }

  @DisplayName("DT-26: a row that join rows refer to stays, and the error says what refers to it")
  @Test
  void foreignKeys() {
    database.sync(Team_.TYPE, Membership_.TYPE);
    User user = user("Ada");
    Model<Team> teams = sluice.model(Team_.TYPE);
    Team team = get(teams.create(Team_.name.set("chess")));
    Model<Membership> memberships = sluice.model(Membership_.TYPE);
    get(
        memberships.create(
            Membership_.userId.set(Objects.requireNonNull(user.id())),
            Membership_.teamId.set(Objects.requireNonNull(team.id()))));
    ForeignKeyConstraintException ofTeam =
        failure(ForeignKeyConstraintException.class, teams.destroy(team));
    assertThat(String.valueOf(ofTeam.constraint())).contains("team");
    ForeignKeyConstraintException ofUser =
        failure(ForeignKeyConstraintException.class, users.purge(user));
    assertThat(String.valueOf(ofUser.constraint())).contains("user");
    values(memberships.count(), 1L);
  }

  @DisplayName("DT-07 PG-11 GEO-01 GEO-02: shapes come back as they went, changed or null")
  @Test
  void shapes() {
    if (has(Feature.RANGES)) {
      hosts();
      Model<Host> hosts = own.model(Host_.TYPE);
      Host host = get(hosts.create(Host_.place.set("(39.807222,-76.984722)")));
      assertThat(host.place()).isEqualTo("(39.807222,-76.984722)");
      assertThat(get(hosts.update(host, Host_.place.set("(125.6,10.1)"))).place())
          .isEqualTo("(125.6,10.1)");
      values(hosts.findAll().map(each -> Objects.requireNonNull(each.place())), "(125.6,10.1)");
      assertThat(get(hosts.create(Host_.place.setNull())).place()).isNull();
      return;
    }
    database.sync(Meter_.TYPE);
    Model<Meter> meters = own.model(Meter_.TYPE);
    byte[] point = HexFormat.of().parseHex(POINT);
    Meter meter = get(meters.create(Meter_.place.set(point)));
    assertThat(meter.place()).isEqualTo(point);
    for (String each : List.of(OTHER_POINT, LINE)) {
      byte[] shape = HexFormat.of().parseHex(each);
      values(
          meters.updateWhere(
              Meter_.id.eq(Objects.requireNonNull(meter.id())), Meter_.place.set(shape)),
          1L);
      assertThat(get(meters.reload(meter)).place()).isEqualTo(shape);
    }
    assertThat(get(meters.create(Meter_.place.setNull())).place()).isNull();
  }

  @DisplayName("GEO-04: what would end the text of a shape is bound, and no shape")
  @Test
  void injectedShape() {
    String exploit = "(1,2)'); DELETE YOLO INJECTIONS; -- ";
    if (has(Feature.RANGES)) {
      hosts();
      Model<Host> hosts = own.model(Host_.TYPE);
      failure(DataException.class, hosts.create(Host_.place.set(exploit)));
      values(hosts.count(), 0L);
    } else {
      database.sync(Meter_.TYPE);
      Model<Meter> meters = own.model(Meter_.TYPE);
      assertThat(failure(meters.create(Meter_.place.set(exploit.getBytes(UTF_8)))))
          .isInstanceOf(DatabaseException.class);
      values(meters.count(), 0L);
    }
    assertThat(log.statements()).noneMatch(each -> each.contains("YOLO"));
  }

  private void hosts() {
    database.run(database.server().typeNeeds().toArray(String[]::new));
    database.sync(Host_.TYPE);
  }

  @DisplayName("MYD-01 MYD-02: columns are as the entity says: sizes, defaults, keys, timestamps")
  @Test
  void columns() {
    String schema = has(Feature.RANGES) ? "current_schema()" : "DATABASE()";
    TableName table = Membership_.TYPE.table();
    database.sync(Team_.TYPE, Membership_.TYPE, Parcel_.TYPE, Member_.TYPE);
    values(described(schema, "members", "left_at"), "YES null");
    values(described(schema, "users", "created_at"), "NO null");
    values(described(schema, "users", "updated_at"), "NO null");
    values(described(schema, "parcels", "sender"), "YES 100");
    values(described(schema, table.name(), "user_id"), "NO null");
    values(
        sluice
            .sql(
                "SELECT COUNT(*) FROM information_schema.key_column_usage WHERE table_schema = "
                    + schema
                    + " AND table_name = :table AND column_name = 'id'")
            .bind("table", table.name())
            .map(row -> row.require(0, Long.class)),
        0L);
    run(sluice.validateSchema(Membership_.TYPE, Parcel_.TYPE));
  }

  private Flux<String> described(String schema, String table, String column) {
    return sluice
        .sql(
            "SELECT is_nullable, character_maximum_length FROM information_schema.columns"
                + " WHERE table_schema = "
                + schema
                + " AND table_name = :table AND column_name = :column")
        .bind("table", table)
        .bind("column", column)
        .map(row -> row.get(0, String.class) + " " + row.get(1, Long.class));
  }
}
