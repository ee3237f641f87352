package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.DataException;
import io.sluice.error.MappingException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.constants.FileKind;
import io.sluice.tests.natives.Host;
import io.sluice.tests.natives.Host_;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Columns of types that the entity names, where the database has them. */
public abstract class NativeTypeContract extends Contract {
  private final Sluice own; // others sync all of theirs
  private final Model<Host> hosts;

  protected NativeTypeContract(DatabaseUnderTest database) {
    super(database);
    this.own = database.sluice(2);
    this.hosts = own.model(Host_.TYPE);
  }

  @BeforeEach
  void createHosts() {
    requires(Feature.RANGES);
    database.run(database.server().typeNeeds().toArray(String[]::new));
    database.sync(Host_.TYPE);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException thrown) {
      throw new AssertionError(thrown);
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("color", "red");
    settings.put("a \"quoted\" key", "back\\slash, 'single' => größer 😀\n");
    settings.put("NULL", "NULL");
    settings.put("", "");
    return settings;
  }

  private static Host full() {
    return Host_.builder()
        .name("Alpha")
        .address(address("10.0.0.1"))
        .anyAddress("10.1.0.0/16")
        .network("192.168.0.0/24")
        .card("08:00:2b:01:02:03")
        .settings(settings())
        .uptime(Duration.parse("PT-1000H-1M-1.000001S"))
        .warranty(Period.of(-1, -2, 40))
        .anyInterval("1 year 2 mons -3 days +04:05:06.7")
        .config("<a b=\"c\">d</a>")
        .words("'fat' 'rat':2")
        .price(new BigDecimal("-1234.50"))
        .bits("101")
        .moreBits("10011")
        .place("(1.5,-2)")
        .aliases(List.of("a", "B, \"c\""))
        .addresses(List.of("::1/128", "10.0.0.0/8"))
        .kinds(List.of(FileKind.Vector_2, FileKind.Text))
        .since("2024-02-29")
        .until("infinity")
        .build();
  }

  private List<Long> found(Condition<Host> condition) {
    return get(
        hosts
            .findAll(q -> q.where(condition).order(Host_.id.asc()))
            .map(each -> Objects.requireNonNull(each.id()))
            .collectList());
  }

  @Test
  void valuesComeBackAsTheyWent() {
    Host created = get(hosts.create(full()));
    assertThat(created).isEqualTo(full().withId(1L));
    values(hosts.findByPk(1L), created);
    values(hosts.findAll(), created); // without values, as text
    values(hosts.findAll(q -> q.fetchSize(1)), created);
    values(hosts.replace(created), created);
    values(hosts.create(Host_.name.setNull()), Host_.builder().id(2L).since("-infinity").build());
    values(
        hosts.select(Host_.address, Host_.settings).where(Host_.id.eq(1L)).as(List::of),
        List.of(address("10.0.0.1"), settings()));
  }

  @Test
  void conditionsCompareAsTheDatabaseDoes() {
    get(hosts.create(full()));
    get(hosts.create(Host_.name.set("beta"), Host_.price.set(new BigDecimal("2"))));
    List<Condition<Host>> conditions =
        List.of(
            Host_.name.eq("ALPHA"),
            Host_.name.in("aLPHA", "gamma"),
            Host_.name.notIn("Beta", "gamma"),
            Host_.name.startsWith("al"),
            Host_.address.eq(address("10.0.0.1")),
            Host_.address.in(address("10.0.0.1"), address("::1")),
            Host_.network.eq("192.168.0.0/24"),
            Host_.card.eq("08-00-2B-01-02-03"),
            Host_.settings.eq(settings()),
            Host_.uptime.lt(Duration.ZERO),
            Host_.warranty.eq(Period.of(-1, -2, 40)),
            Host_.warranty.eq(Period.of(0, -14, 40)),
            Host_.price.lt(0),
            Host_.price.eq(new BigDecimal("-1234.5")),
            Host_.price.in(new BigDecimal("-1234.5"), BigDecimal.ONE),
            Host_.bits.eq("101"),
            Host_.aliases.contains("A"),
            Host_.addresses.contains("::1"),
            Host_.kinds.contains(FileKind.Text),
            Host_.kinds.containsAny(List.of(FileKind.IMAGE, FileKind.Vector_2)),
            Condition.unsafeSql("{0} <<= {1}::inet", Host_.address, "10.0.0.0/8"),
            Condition.unsafeSql("{0} -> {1} = {2}", Host_.settings, "color", "red"));
    conditions.forEach(
        each -> assertThat(found(each)).as(String.valueOf(each)).containsExactly(1L));
  }

  @Test
  void keysAreEqualWhereTheDatabaseSaysSo() {
    get(hosts.create(full()));
    failure(UniqueConstraintException.class, hosts.create(Host_.name.set("ALPHA")));
    values(
        hosts
            .upsert(
                Host_.builder().name("ALPHA").bits("111").build(), o -> o.conflictOn(Host_.name))
            .map(each -> Objects.requireNonNull(each.entity().id())),
        1L);
    values(hosts.select(Host_.name).distinct().order(Host_.name.asc()).as(each -> each), "Alpha");
  }

  @Test
  void manyRowsAreWrittenAndChangedInBulk() {
    Flux<Host> given =
        Flux.range(0, 250).map(i -> full().withName("h" + i).withBits(i % 5 == 0 ? null : "010"));
    List<Host> created = get(hosts.bulkCreate(given).collectList());
    assertThat(created.get(249).settings()).isEqualTo(settings());
    values(hosts.findAll(q -> q.order(Host_.id.asc())).collectList(), created);
    values(
        hosts.bulkUpdate(
            Flux.fromIterable(created)
                .map(each -> each.withPrice(BigDecimal.TEN).withKinds(List.of(FileKind.IMAGE))),
            Host_.price,
            Host_.kinds),
        250L);
    values(
        hosts.count(
            q -> q.where(Host_.price.eq(BigDecimal.TEN), Host_.kinds.contains(FileKind.IMAGE))),
        250L);
    values(
        hosts.updateWhere(
            Host_.name.eq("H1"), Host_.kinds.append(FileKind.Text), Host_.aliases.append("z")),
        1L);
    values(
        hosts
            .findOne(q -> q.where(Host_.name.eq("h1")))
            .map(each -> Objects.requireNonNull(each.kinds())),
        List.of(FileKind.IMAGE, FileKind.Text));
  }

  @Test
  void whatDoesNotFitIsAnError() {
    failure(DataException.class, hosts.create(Host_.bits.set("1010")));
    failure(DataException.class, hosts.create(Host_.bits.set("1")));
    failure(DataException.class, hosts.create(Host_.network.set("10.0.0.1/8")));
    failure(DataException.class, hosts.create(Host_.config.set("<a>")));
    failure(DataException.class, hosts.create(Host_.anyAddress.set("host.example.org")));
    database.run("INSERT INTO hosts (address) VALUES ('10.0.0.0/8')");
    assertThat(failure(MappingException.class, hosts.findAll()))
        .hasMessageContaining("Host.address")
        .hasMessageContaining("10.0.0.0/8 is no address of a host: make the attribute a String");
    database.run("DELETE FROM hosts", "INSERT INTO hosts (uptime) VALUES ('1 day')");
    assertThat(failure(MappingException.class, hosts.findAll()))
        .hasMessageContaining("the interval 1 day has days, months or years");
    database.run("DELETE FROM hosts", "INSERT INTO hosts (warranty) VALUES ('1 hour')");
    assertThat(failure(MappingException.class, hosts.findAll()))
        .hasMessageContaining("the interval 01:00:00 has hours");
  }

  @Test
  void tablesAreComparedWithTheTypes() {
    run(own.validateSchema());
    database.run(
        "ALTER TABLE hosts ALTER COLUMN name TYPE text",
        "ALTER TABLE hosts ALTER COLUMN network TYPE inet");
    assertThat(failure(own.validateSchema()))
        .hasMessageContaining("hosts.name: is text, not citext of Host.name")
        .hasMessageContaining("hosts.network: is inet, not cidr of Host.network");
    database.drop("hosts");
  }
}
