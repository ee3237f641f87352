package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.bulk.BulkOptions;
import io.sluice.dialect.Feature;
import io.sluice.error.CheckConstraintException;
import io.sluice.error.SchemaValidationException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.result.Stored;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Remark_;
import io.sluice.tests.index.Login;
import io.sluice.tests.index.Login_;
import io.sluice.tests.index.Mailbox;
import io.sluice.tests.index.Mailbox_;
import io.sluice.tests.index.Ware;
import io.sluice.tests.index.Ware_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Indexes that are more than their columns, checks and comments. */
public abstract class IndexContract extends Contract {
  private final Sluice other = database.sluice(2);

  protected IndexContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("a unique index of the rows that are not soft-deleted")
  @Test
  void partial() {
    if (!has(Feature.PARTIAL_INDEXES)) {
      assertThat(failure(UnsupportedFeatureException.class, other.sync(Login_.TYPE)))
          .hasMessageContaining("has no index of some rows, as logins_name_key is; leave out");
      return;
    }
    run(other.sync(Login_.TYPE));
    run(other.sync(Login_.TYPE));
    Model<Login> logins = other.model(Login_.TYPE);
    Login ada = get(logins.create(Login_.name.set("ada")));
    UniqueConstraintException error =
        failure(UniqueConstraintException.class, logins.create(Login_.name.set("ada")));
    assertThat(error.constraint()).isEqualTo("logins_name_key");
    assertThat(error.columns()).containsExactly("name");
    run(logins.destroy(ada));
    Login again = get(logins.create(Login_.name.set("ada")));
    assertThat(again.id()).isNotEqualTo(ada.id());
    failure(UniqueConstraintException.class, logins.restoreByPk(logins.key(ada)));
    empty(other.validateSchema(Login_.TYPE));
    database.run("DROP INDEX logins_name_key");
    assertThat(
            failure(SchemaValidationException.class, other.validateSchema(Login_.TYPE))
                .differences())
        .containsExactly("logins: there is no index logins_name_key");
    database.drop("logins");
  }

  @DisplayName("an upsert by a unique index of some rows meets these rows only")
  @Test
  void upsertByPartial() {
    database.requires(Feature.PARTIAL_INDEXES);
    run(other.sync(Login_.TYPE));
    Model<Login> logins = other.model(Login_.TYPE);
    Login left = get(logins.create(Login_.name.set("ada")));
    run(logins.destroy(left));
    Mono<Stored<Login>> upsert =
        logins.upsert(List.of(Login_.name.set("ada")), o -> o.conflictOn(Login_.name));
    Stored<Login> created = get(upsert);
    assertThat(created.created()).isTrue();
    assertThat(get(upsert)).isEqualTo(new Stored<>(created.entity(), Stored.Outcome.UPDATED));
    Stored<Login> kept =
        get(
            logins.upsert(
                List.of(Login_.name.set("ada")), o -> o.conflictOn(Login_.name).ignoreConflicts()));
    assertThat(kept.entity().id()).isEqualTo(created.entity().id());
    BulkOptions<Login> bulk = BulkOptions.<Login>defaults().conflictOn(Login_.name);
    Flux<Login> more = Flux.just("ada", "bob").map(name -> new Login(null, name, null));
    assertThat(get(logins.bulkImport(more, o -> bulk.ignoreConflicts())).rows()).isEqualTo(1);
    assertThat(get(logins.bulkUpsert(more, o -> bulk.updateOnConflict(Login_.name))).rows())
        .isEqualTo(2);
    assertThat(get(logins.withDeleted().count())).isEqualTo(3);
    database.drop("logins");
  }

  @DisplayName("a unique index of an expression")
  @Test
  void expressions() {
    if (!has(Feature.INDEX_EXPRESSIONS)) {
      assertThat(failure(UnsupportedFeatureException.class, other.sync(Mailbox_.TYPE)))
          .hasMessageContaining("has no index of expressions, as mailboxes_address is; add a");
      return;
    }
    run(other.sync(Mailbox_.TYPE));
    run(other.sync(Mailbox_.TYPE));
    Model<Mailbox> mailboxes = other.model(Mailbox_.TYPE);
    run(mailboxes.create(Mailbox_.address.set("Ada@example.org")));
    failure(
        UniqueConstraintException.class, mailboxes.create(Mailbox_.address.set("ada@example.org")));
    empty(other.validateSchema(Mailbox_.TYPE));
  }

  @DisplayName("checks are errors that name them; the same table is made again and again")
  @Test
  void checks() {
    run(other.sync(Ware_.TYPE));
    run(other.sync(Ware_.TYPE));
    empty(other.validateSchema(Ware_.TYPE));
    Model<Ware> wares = other.model(Ware_.TYPE);
    run(wares.create(new Ware(null, "pin", 1, 2)));
    for (var each :
        List.of(
            List.of(-1, 2, "wares_check"),
            List.of(3, 2, "wares_dear"),
            List.of(1, 1000, "wares_check2"))) {
      CheckConstraintException error =
          failure(
              CheckConstraintException.class,
              wares.create(new Ware(null, "pin", (Integer) each.get(0), (Integer) each.get(1))));
      assertThat(error.constraint()).isEqualTo(each.get(2));
    }
  }

  @DisplayName("comments are those of the entity, whatever characters they have")
  @Test
  void comments() {
    run(other.sync(Ware_.TYPE));
    String comments = database.server().commentsOf("wares");
    assertThat(get(other.sql(comments).map(row -> row.require(0, String.class)).collectList()))
        .containsExactlyInAnyOrder(
            "What is sold; it's \\ \"all\"", "as it's called", "how many", "in \\ euros");
  }

  @DisplayName("rows that associations find by no foreign key are found by an index")
  @Test
  void polymorphic() {
    run(other.sync(Member_.TYPE, Club_.TYPE, Remark_.TYPE));
    empty(other.validateSchema(Member_.TYPE, Club_.TYPE, Remark_.TYPE));
    log.clear();
    database.drop("remarks");
    run(other.sync(Member_.TYPE, Club_.TYPE, Remark_.TYPE));
    assertThat(String.join("\n", log.all())).contains("remarks_subject_subject_id_idx");
  }
}
