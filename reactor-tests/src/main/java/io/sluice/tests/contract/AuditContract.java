package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.ModelException;
import io.sluice.hook.Hooks;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.audit.Filing;
import io.sluice.tests.audit.Filing_;
import io.sluice.tests.audit.Ledger;
import io.sluice.tests.audit.Ledger_;
import io.sluice.tests.audit.Receipt;
import io.sluice.tests.audit.Receipt_;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Rows know who has written them, as the context of the operation says. */
public abstract class AuditContract extends Contract {
  private static final String USER = "user";

  private final Sluice one;
  private final Model<Ledger> ledgers;
  private final Model<Receipt> receipts;

  protected AuditContract(DatabaseUnderTest database) {
    super(database);
    this.one = audited(UnaryOperator.identity());
    this.ledgers = one.model(Ledger_.TYPE);
    this.receipts = one.model(Receipt_.TYPE);
  }

  @BeforeEach
  void tables() {
    run(one.sync(Ledger_.TYPE, Receipt_.TYPE, Filing_.TYPE));
    run(one.model(Filing_.TYPE).destroyWhere(Condition.all()));
    run(receipts.destroyWhere(Condition.all()));
    run(ledgers.withDeleted().purgeWhere(Condition.all()));
    log.clear();
  }

  @AfterEach
  void nothingIsOpen() {
    database.requireNothingOpen(one);
  }

  /** On one connection, which the auditor needs, too. */
  private Sluice audited(UnaryOperator<Hooks<Ledger>> hooks) {
    return database.sluice(
        1,
        settings ->
            settings
                .hooks(Ledger_.TYPE, hooks)
                .auditor(context -> Mono.justOrEmpty(context.getOrEmpty(USER))));
  }

  private static <T> T by(String user, Mono<T> operation) {
    return get(operation.contextWrite(context -> context.put(USER, user)));
  }

  private static String who(Ledger ledger) {
    return ledger.createdBy() + " " + ledger.updatedBy();
  }

  private static String who(Receipt receipt) {
    return receipt.createdBy() + " " + receipt.updatedBy();
  }

  private Ledger named(String name) {
    return get(ledgers.unscoped().withDeleted().findOne(q -> q.where(Ledger_.name.eq(name))));
  }

  @DisplayName("of single rows, by each operation")
  @Test
  void single() {
    Ledger created = by("ada", ledgers.create(Ledger_.name.set("L")));
    assertThat(who(created)).isEqualTo("ada ada");
    Ledger updated = by("bea", ledgers.update(created, Ledger_.pages.set(1)));
    assertThat(who(updated)).isEqualTo("ada bea");
    assertThat(who(by("cleo", ledgers.replace(updated)))).isEqualTo("ada cleo");
    assertThat(who(by("dora", ledgers.increment(updated, Ledger_.pages.by(1)))))
        .isEqualTo("ada dora");
    by("eve", ledgers.updateWhere(Ledger_.name.eq("L"), Ledger_.pages.set(7)));
    assertThat(who(named("L"))).isEqualTo("ada eve");
    assertThat(who(by("fay", ledgers.upsert(Ledger_.name.set("L"), Ledger_.pages.set(8))).entity()))
        .isEqualTo("ada fay");
    assertThat(who(by("gea", ledgers.upsert(Ledger_.name.set("M"))).entity())).isEqualTo("gea gea");
    assertThat(by("hal", ledgers.destroyByPk(ledgers.key(updated)))).isTrue();
    assertThat(who(named("L"))).isEqualTo("ada hal");
    assertThat(who(by("ida", ledgers.create(Ledger_.name.set("N"), Ledger_.createdBy.set("jon")))))
        .isEqualTo("jon ida");
  }

  @DisplayName("in bulk")
  @Test
  void many() {
    List<Ledger> created =
        by(
            "ada",
            ledgers
                .bulkCreate(
                    Flux.just("A", "B", "C").map(each -> Ledger_.builder().name(each).build()))
                .collectList());
    assertThat(created).extracting(AuditContract::who).containsOnly("ada ada");
    by("bea", ledgers.bulkUpdate(ledgers.findAll().map(each -> each.withPages(2)), Ledger_.pages));
    assertThat(get(ledgers.findAll().collectList()))
        .extracting(AuditContract::who)
        .containsOnly("ada bea");
    by(
        "cleo",
        ledgers.bulkUpsert(
            Flux.just(Ledger_.builder().name("A").build(), Ledger_.builder().name("D").build()),
            o -> o.conflictOn(Ledger_.name)));
    assertThat(who(named("A"))).isEqualTo("ada cleo");
    assertThat(who(named("D"))).isEqualTo("cleo cleo");
  }

  @DisplayName("in a graph, of links and of join rows")
  @Test
  void linked() {
    by("ada", ledgers.create(Ledger_.name.set("A")));
    Ledger tree =
        by(
            "dora",
            ledgers.create(
                Ledger_.builder()
                    .name("E")
                    .receipts(
                        Receipt_.builder().text("r").build(), Receipt_.builder().text("s").build())
                    .build(),
                Ledger_.receipts));
    assertThat(tree.receipts().loaded())
        .extracting(AuditContract::who)
        .containsExactly("dora dora", "dora dora");
    by("eve", named("A").receipts().add(tree.receipts().loaded()));
    assertThat(get(receipts.findAll().collectList()))
        .extracting(AuditContract::who)
        .containsOnly("dora eve");

    by("fay", tree.filed().add(tree.receipts().loaded()));
    by("gea", tree.filed().add(tree.receipts().loaded().get(0), Filing_.note.set("x")));
    assertThat(get(one.model(Filing_.TYPE).findAll().collectList()))
        .extracting(Filing::createdBy, Filing::updatedBy)
        .containsExactlyInAnyOrder(tuple("fay", "fay"), tuple("fay", "gea"));
  }

  @DisplayName("where nobody writes, null is written")
  @Test
  void nobody() {
    Ledger created = by("ada", ledgers.create(Ledger_.name.set("L")));

    assertThat(who(get(ledgers.update(created, Ledger_.pages.set(1))))).isEqualTo("ada null");
    assertThat(who(get(ledgers.create(Ledger_.name.set("M"))))).isEqualTo("null null");
  }

  /** Says who creates a ledger, and logs it as the system. */
  private Sluice logging(List<Object> seen) {
    return audited(
        hooks ->
            hooks
                .beforeCreate(
                    write -> {
                      seen.add(String.valueOf(write.by()));
                      return Sluice.current()
                          .flatMap(
                              sluice ->
                                  sluice
                                      .model(Receipt_.TYPE)
                                      .create(Receipt_.text.set("log"))
                                      .contextWrite(context -> context.put(USER, "system")))
                          .then(write.proceed());
                    })
                .afterBulk(
                    written -> {
                      seen.add(String.valueOf(written.by()));
                      return Mono.empty();
                    }));
  }

  @DisplayName("in a transaction each operation asks its own context, and hooks see who it is")
  @Test
  void hooks() {
    List<Object> seen = new CopyOnWriteArrayList<>();
    Sluice hooked = logging(seen);
    Model<Ledger> others = hooked.model(Ledger_.TYPE);

    run(
        hooked
            .transactional(
                others
                    .create(Ledger_.name.set("L"))
                    .contextWrite(context -> context.put(USER, "bea"))
                    .then(others.create(Ledger_.name.set("M"))))
            .contextWrite(context -> context.put(USER, "ada")));
    by("cleo", others.bulkCreate(Flux.just(Ledger_.builder().name("N").build())).collectList());

    assertThat(seen).containsExactly("bea", "ada", "cleo");
    assertThat(who(named("L"))).isEqualTo("bea bea");
    assertThat(who(named("M"))).isEqualTo("ada ada");
    assertThat(get(receipts.findAll().collectList()))
        .extracting(AuditContract::who)
        .containsOnly("system system");
    database.requireNothingOpen(hooked);
  }

  @DisplayName(
      "the auditor may fail, or read from the database; a missing one is told at the model")
  @Test
  void auditors() {
    Sluice failing =
        database.sluice(
            1, settings -> settings.auditor(context -> Mono.error(new SecurityException("no"))));
    Sluice reading =
        database.sluice(
            1,
            settings ->
                settings.auditor(context -> users.findAll().next().map(user -> user.name())));
    Sluice wrong = database.sluice(1, settings -> settings.auditor(context -> Mono.just(7)));
    user("Ada");

    StepVerifier.create(failing.model(Ledger_.TYPE).create(Ledger_.name.set("L")))
        .expectError(SecurityException.class)
        .verify(PATIENCE);
    assertThat(log.all()).isEmpty();
    assertThat(who(get(reading.model(Ledger_.TYPE).create(Ledger_.name.set("L")))))
        .isEqualTo("Ada Ada");
    StepVerifier.create(wrong.model(Ledger_.TYPE).create(Ledger_.name.set("M")))
        .expectErrorMessage(
            "settings.auditor(…) gives a Integer, but the column created_by is a String")
        .verify(PATIENCE);
    assertThatThrownBy(() -> sluice.model(Ledger_.TYPE))
        .isInstanceOf(ModelException.class)
        .hasMessage("Ledger has @CreatedBy or @UpdatedBy: say who writes, by settings.auditor(…)");
    assertThat(get(sluice.model(User_.TYPE).count())).isEqualTo(1);
    database.requireNothingOpen(failing, reading, wrong);
  }
}
