package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.SchemaValidationException;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.query.Assignment;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.deferred.Bill;
import io.sluice.tests.deferred.Bill_;
import io.sluice.tests.deferred.Payer;
import io.sluice.tests.deferred.Payer_;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of foreign keys that are checked at the commit. */
public abstract class DeferrableCasesContract extends Contract {
  private static final String ALL = "SET CONSTRAINTS ALL DEFERRED";
  private static final String ONE = "SET CONSTRAINTS bills_on_demand_id_fkey DEFERRED";

  private final Model<Payer> payers = sluice.model(Payer_.TYPE);
  private final Model<Bill> bills = sluice.model(Bill_.TYPE);

  protected DeferrableCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private void tables() {
    requires(Feature.DEFERRABLE);
    database.sync(Payer_.TYPE, Bill_.TYPE);
  }

  private Mono<Bill> bill(Assignment<Bill> ofNobody) {
    return bills.create(Bill_.id.set(1L), ofNobody);
  }

  /** A bill of a payer who is not there yet, and then the payer. */
  private Mono<Bill> billFirst(Assignment<Bill> ofNobody) {
    return bill(ofNobody).flatMap(bill -> payers.create(Payer_.id.set(7L)).thenReturn(bill));
  }

  @Test
  @DisplayName("DEF-01: a foreign key that is not deferrable is checked at once, whatever is set")
  void atOnce() {
    tables();

    failure(
        ForeignKeyConstraintException.class,
        sluice.transactional(
            sluice.sql(ALL).rowsUpdated().then(billFirst(Bill_.atOnceId.set(7L)))));

    assertThat(get(bills.count())).isZero();
  }

  @Test
  @DisplayName("DEF-02, DEF-04: one that is deferrable waits for the commit where it is told to")
  void onDemand() {
    tables();
    Assignment<Bill> ofNobody = Bill_.onDemandId.set(7L);
    failure(ForeignKeyConstraintException.class, sluice.transactional(billFirst(ofNobody)));

    for (String each : new String[] {ALL, ONE}) {
      Bill bill =
          get(sluice.transactional(sluice.sql(each).rowsUpdated().then(billFirst(ofNobody))));
      assertThat(get(bill.onDemand().get()).id()).isEqualTo(7);
      run(bills.destroy(bill).then(payers.destroyByPk(7)));
    }
  }

  @Test
  @DisplayName("DEF-05: one that is deferred waits for the commit, which fails if it is not met")
  void atLast() {
    tables();
    Assignment<Bill> ofNobody = Bill_.atLastId.set(7L);

    ForeignKeyConstraintException error =
        failure(ForeignKeyConstraintException.class, sluice.transactional(bill(ofNobody)));
    assertThat(error.constraint()).isEqualTo("bills_at_last_id_fkey");
    failure(ForeignKeyConstraintException.class, bill(ofNobody));
    assertThat(get(bills.count())).isZero();

    run(sluice.transactional(billFirst(ofNobody)));
    assertThat(get(payers.association(Payer_.bills, 7).count())).isOne();
  }

  @Test
  @DisplayName("what a table's foreign keys are is compared with the entity")
  void compared() {
    tables();
    run(sluice.validateSchema(Payer_.TYPE, Bill_.TYPE));
    database.run(
        "ALTER TABLE bills ALTER CONSTRAINT bills_at_last_id_fkey NOT DEFERRABLE",
        "ALTER TABLE bills ALTER CONSTRAINT bills_on_demand_id_fkey INITIALLY DEFERRED");
    try {
      assertThat(failure(SchemaValidationException.class, sluice.validateSchema(Bill_.TYPE)))
          .hasMessageContaining("is NOT, not INITIALLY_DEFERRED")
          .hasMessageContaining("is INITIALLY_DEFERRED, not INITIALLY_IMMEDIATE");
    } finally {
      database.drop("bills", "payers");
    }
  }

  @Test
  @DisplayName("where there are none, sync says so")
  void unsupported() {
    if (!has(Feature.DEFERRABLE)) {
      assertThat(failure(sluice.sync(Payer_.TYPE, Bill_.TYPE)))
          .isInstanceOf(UnsupportedFeatureException.class)
          .hasMessageContaining("bills_on_demand_id_fkey")
          .hasMessageContaining("leave out deferrable");
    }
  }
}
