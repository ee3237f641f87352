package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.ReferentialAction;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Article;
import io.sluice.tests.hasmany.Article_;
import io.sluice.tests.hasmany.Asset_;
import io.sluice.tests.hasmany.Badge;
import io.sluice.tests.hasmany.Badge_;
import io.sluice.tests.hasmany.CascadingJob;
import io.sluice.tests.hasmany.CascadingJob_;
import io.sluice.tests.hasmany.Customer;
import io.sluice.tests.hasmany.Customer_;
import io.sluice.tests.hasmany.Holder;
import io.sluice.tests.hasmany.Holder_;
import io.sluice.tests.hasmany.Invoice_;
import io.sluice.tests.hasmany.Job;
import io.sluice.tests.hasmany.Job_;
import io.sluice.tests.hasmany.Label_;
import io.sluice.tests.hasmany.RestrictedJob;
import io.sluice.tests.hasmany.RestrictedJob_;
import io.sluice.tests.hasmany.StrictLabel_;
import io.sluice.tests.hasmany.Team_;
import io.sluice.tests.hasmany.Worker;
import io.sluice.tests.hasmany.Worker_;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Cases of what a foreign key is called, holds and does. */
public abstract class HasManyForeignKeyCasesContract extends HasManyCases {
  protected HasManyForeignKeyCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Article_.TYPE,
        Label_.TYPE,
        StrictLabel_.TYPE,
        Worker_.TYPE,
        Job_.TYPE,
        CascadingJob_.TYPE,
        RestrictedJob_.TYPE,
        Customer_.TYPE,
        Invoice_.TYPE,
        Holder_.TYPE,
        Asset_.TYPE,
        Badge_.TYPE);
  }

  @Test
  @DisplayName("HM-01: several associations to the same entity, in the order of their declaration")
  void keepsOrderOfAssociations() {
    assertThat(Team_.TYPE.associations())
        .extracting(Association::name)
        .containsExactly("players", "primaryPlayers", "secondaryPlayers");
    assertThat(Team_.primaryPlayers.targetAttributes())
        .extracting(Attribute::name)
        .containsExactly("primaryTeamId");
  }

  @Test
  @DisplayName("HM-08: both sides of an association share one foreign key")
  void hasOneForeignKey() {
    assertThat(Label_.TYPE.attributes())
        .extracting(Attribute::name)
        .containsExactly("key", "text", "articlePk");
    assertThat(Label_.TYPE.references()).hasSize(1);
    assertThat(Article_.labels.reference()).isSameAs(Label_.article.reference());
  }

  @Test
  @DisplayName("HM-37: by default a delete of the owner sets the foreign key to null")
  void unlinksOnDelete() {
    Worker worker = worker("John");
    Job job = job(worker, "Get rich", true);

    run(workers.destroy(worker));

    assertThat(get(jobs.reload(job)).worker().key()).isNull();
  }

  // Sequelize makes it CASCADE. That a NOT NULL alone deletes rows is too much to go unsaid, so in
  // Sluice the default is NO ACTION.
  @Test
  @DisplayName("HM-38: by default a foreign key without null keeps the owner from being deleted")
  void refusesDeleteWhereNullIsNotAllowed() {
    Article article = article("Article");
    run(article.strictLabels().create(StrictLabel_.text.set("label")));

    StepVerifier.create(articles.destroy(article)).verifyError(ForeignKeyConstraintException.class);

    assertThat(get(strictLabels.count())).isEqualTo(1);
    assertThat(get(articles.count())).isEqualTo(1);
    assertThat(StrictLabel_.article.reference().onDelete()).isEqualTo(ReferentialAction.NO_ACTION);
  }

  @Test
  @DisplayName("HM-40: onDelete CASCADE deletes with the owner")
  void cascadesDelete() {
    Worker worker = worker("John");
    run(worker.cascadingJobs().create(CascadingJob_.title.set("Get rich")));

    run(workers.destroy(worker));

    assertThat(get(sluice.model(CascadingJob_.TYPE).count())).isZero();
  }

  @Test
  @DisplayName("HM-41: onUpdate CASCADE follows the owner's key")
  void cascadesUpdate() {
    Worker worker = worker("John");
    CascadingJob job = get(worker.cascadingJobs().create(CascadingJob_.title.set("Get rich")));

    assertThat(get(workers.updateWhere(Worker_.id.eq(worker.id()), Worker_.id.set(999L))))
        .isEqualTo(1);

    assertThat(get(sluice.model(CascadingJob_.TYPE).reload(job)).worker().key()).isEqualTo(999L);
  }

  @Test
  @DisplayName("HM-43: onUpdate RESTRICT keeps the owner's key")
  void restrictsUpdate() {
    Worker worker = worker("John");
    RestrictedJob job = get(worker.restrictedJobs().create(RestrictedJob_.title.set("Get rich")));

    StepVerifier.create(workers.updateWhere(Worker_.id.eq(worker.id()), Worker_.id.set(999L)))
        .verifyError(ForeignKeyConstraintException.class);

    assertThat(get(sluice.model(RestrictedJob_.TYPE).reload(job)).worker().key())
        .isEqualTo(worker.id());
  }

  @Test
  @DisplayName("HM-44: the attribute is in camelCase, the column in snake_case")
  void namesForeignKey() {
    assertThat(Job_.workerId.name()).isEqualTo("workerId");
    assertThat(Job_.workerId.column()).isEqualTo("worker_id");
  }

  @Test
  @DisplayName("HM-47: the foreign key has the type of the key")
  void takesTypeOfKey() {
    assertThat(Invoice_.customerCode.type()).isEqualTo(Customer_.code.type());
    Customer customer = get(sluice.model(Customer_.TYPE).create(Customer_.code.set("Ä-1")));

    run(customer.invoices().create(Invoice_.number.set(new BigDecimal("1.50"))));

    assertThat(get(customer.invoices().get().single()).customer().key()).isEqualTo("Ä-1");
  }

  @Test
  @DisplayName("HM-49: a declared foreign key keeps its column and default")
  void keepsDeclaredForeignKey() {
    assertThat(Holder_.assets.targetAttributes()).containsExactly(Asset_.userId);
    assertThat(Asset_.userId.column()).isEqualTo("user_id");
    assertThat(Holder_.assets.reference().referenced()).containsExactly(Holder_.uid);

    StepVerifier.create(sluice.model(Asset_.TYPE).create())
        .verifyError(ForeignKeyConstraintException.class);
    Holder holder = get(sluice.model(Holder_.TYPE).create(Holder_.uid.set(42)));
    assertThat(get(sluice.model(Asset_.TYPE).create()).userId()).isEqualTo(42);
    assertThat(get(holder.assets().count())).isEqualTo(1);
  }

  @Test
  @DisplayName("HM-50: a declared foreign key that takes null keeps its default")
  void keepsDefaultOfNullableForeignKey() {
    Holder holder = get(sluice.model(Holder_.TYPE).create(Holder_.uid.set(42)));
    Badge badge = get(sluice.model(Badge_.TYPE).create());
    assertThat(badge.userId()).isEqualTo(42);
    assertThat(Badge_.userId.nullable()).isTrue();

    assertThat(get(holder.badges().remove(badge))).isEqualTo(linked(0, 1, 0));

    assertThat(get(sluice.model(Badge_.TYPE).reload(badge)).userId()).isNull();
  }
}
