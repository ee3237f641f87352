package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.SchemaValidationException;
import io.sluice.error.UnknownTableException;
import io.sluice.query.Expression;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User_;
import io.sluice.tests.toone.AdminGroup;
import io.sluice.tests.toone.AdminGroup_;
import io.sluice.tests.toone.AdminUser;
import io.sluice.tests.toone.AdminUser_;
import io.sluice.tests.toone.ArchiveTask;
import io.sluice.tests.toone.ArchiveTask_;
import io.sluice.tests.toone.ArchiveUser;
import io.sluice.tests.toone.ArchiveUser_;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Associations to one row in schemas that are not the connection's. */
public abstract class ToOneSchemaCasesContract extends Contract {
  private static final List<String> SCHEMAS = List.of("to_one_admin", "to_one_archive");

  protected ToOneSchemaCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createSchemas() {
    SCHEMAS.forEach(each -> database.server().createSchema(each).block(PATIENCE));
    database.sync(AdminGroup_.TYPE, AdminUser_.TYPE, ArchiveUser_.TYPE, ArchiveTask_.TYPE);
  }

  @AfterEach
  void dropSchemas() {
    SCHEMAS.forEach(each -> database.server().dropSchema(each).block(PATIENCE));
  }

  @Test
  @DisplayName("HO-05: has-one in a schema of its own")
  void hasOne() {
    Model<AdminGroup> groups = sluice.model(AdminGroup_.TYPE);
    Model<AdminUser> admins = sluice.model(AdminUser_.TYPE);
    run(admins.create(AdminUser_.name.set("fakeUser")));
    AdminUser user = get(admins.create(AdminUser_.name.set("user")));
    AdminGroup group = get(groups.create(AdminGroup_.name.set("group")));

    run(group.user().set(user));

    List<AdminGroup> reloaded = get(groups.findAll().collectList());
    assertThat(reloaded).hasSize(1);
    assertThat(get(reloaded.get(0).user().get()).name()).isEqualTo("user");
    dropSchemas();
    failure(UnknownTableException.class, groups.findAll());
  }

  @Test
  @DisplayName("SC-07: aggregates of a table in a schema of its own, with and without its scope")
  void aggregatesInScope() {
    Query<ArchiveUser> named = Query.of(ArchiveUser_.TYPE).where(ArchiveUser_.name.eq("b"));
    Model<ArchiveUser> archived =
        database.sluice(1, settings -> settings.defaultScope(named)).model(ArchiveUser_.TYPE);
    run(archived.create(ArchiveUser_.name.set("a")));
    run(archived.create(ArchiveUser_.name.set("b")));

    assertThat(get(archived.unscoped().aggregate(Expression.count()))).isEqualTo(2);
    assertThat(get(archived.aggregate(Expression.count()))).isOne();
  }

  @Test
  @DisplayName("MOD-68, MOD-71: foreign keys within a schema, whose tables are dropped alone")
  void dropsInSchema() {
    dropSchemas();
    database.server().createSchema("to_one_archive").block(PATIENCE);
    database.sync(ArchiveUser_.TYPE, ArchiveTask_.TYPE);
    log.clear();
    run(sluice.sync(ArchiveUser_.TYPE, ArchiveTask_.TYPE));
    assertThat(log.statements().toString().replaceAll("[\"`]", ""))
        .contains("CREATE TABLE IF NOT EXISTS to_one_archive.tasks")
        .contains("REFERENCES to_one_archive.users (id)");
    run(users.create(User_.name.set("Ada")));

    run(sluice.drop(ArchiveTask_.TYPE, ArchiveUser_.TYPE));

    failure(UnknownTableException.class, sluice.model(ArchiveUser_.TYPE).count());
    assertThat(get(users.count())).isOne();
  }

  @Test
  @DisplayName("MOD-70: a table is told from one of its name in another schema")
  void tellsSchemas() {
    database.run("ALTER TABLE to_one_archive.users DROP COLUMN name");

    run(sluice.validateSchema(AdminUser_.TYPE));
    assertThat(failure(SchemaValidationException.class, sluice.validateSchema(ArchiveUser_.TYPE)))
        .hasMessageContaining("name");
  }

  @Test
  @DisplayName("BT-05: belongs-to in a schema of its own")
  void belongsTo() {
    Model<ArchiveTask> archived = sluice.model(ArchiveTask_.TYPE);
    ArchiveUser user = get(sluice.model(ArchiveUser_.TYPE).create(ArchiveUser_.name.set("user")));
    ArchiveTask task = get(archived.create(ArchiveTask_.title.set("task")));

    run(task.user().set(user));

    assertThat(get(get(archived.reload(task)).user().get()).name()).isEqualTo("user");
    dropSchemas();
    failure(UnknownTableException.class, archived.findAll());
  }
}
