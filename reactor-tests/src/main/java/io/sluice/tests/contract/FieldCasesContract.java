package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedAt;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.model.JoinRow;
import io.sluice.query.Expression;
import io.sluice.schema.TableDefinition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.type.DataType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cases of attributes whose columns have other names, and of values that have no column. */
public abstract class FieldCasesContract extends Contract {
  private final Model<Worker> workers;
  private final Model<Job> jobs;
  private final Model<Saying> sayings;

  protected FieldCasesContract(DatabaseUnderTest database) {
    super(database);
    this.workers = sluice.model(Worker_.TYPE);
    this.jobs = sluice.model(Job_.TYPE);
    this.sayings = sluice.model(Saying_.TYPE);
  }

  @Table("field_workers")
  record Worker(
      @Id @Generated @Column("userId") @Nullable Long id,
      @Column("full_name") @Nullable String name,
      @Column(value = "task_count", nullable = false, defaultValue = "0")
          @Nullable Integer taskCount,
      HasMany<Job> jobs,
      @JoinTable("field_worker_sayings") BelongsToMany<Saying, JoinRow> sayings) {

    /** What is no column. */
    int answer() {
      return 42;
    }
  }

  @Table("field_jobs")
  record Job(
      @Id @Generated @Column("taskId") @Nullable Long id,
      @Column("name") @Nullable String title,
      @ForeignKey(columns = "user_id") BelongsTo<Worker> worker,
      HasMany<Saying> sayings) {}

  @Table("field_sayings")
  record Saying(
      @Id @Generated @Column("commentId") @Nullable Long id,
      @Column("comment_text") @Nullable String text,
      @Column("notes") @Nullable String remarks,
      @Column("like_count") @Nullable Integer likes,
      @CreatedAt @Column("created_at") @Nullable Instant made,
      @UpdatedAt @Column("updated_at") @Nullable Instant changed,
      @DeletedAt @Column("deleted_at") @Nullable Instant gone,
      @ForeignKey(columns = "task_id") BelongsTo<Job> job) {}

  @Table("field_tags")
  record Tag(@Id @Column(value = "tag_identifier", length = 20) String identifier) {}

  @BeforeEach
  void createWorkers() {
    database.sync(Worker_.TYPE, Job_.TYPE, Saying_.TYPE, Tag_.TYPE);
  }

  private Worker worker(String name) {
    return get(workers.create(Worker_.name.set(name)));
  }

  private List<String> columns(String table, String what) {
    return get(
        sluice
            .sql(
                "SELECT column_name, "
                    + what
                    + " FROM information_schema.columns"
                    + " WHERE table_schema = :schema AND table_name = :table"
                    + " ORDER BY ordinal_position")
            .bind("schema", database.schema())
            .bind("table", table)
            .map(row -> row.require(0, String.class) + " " + row.require(1, String.class))
            .collectList());
  }

  @DisplayName("FLD-01: a key of texts takes no null")
  @Test
  void textKey() {
    assertThat(columns("field_tags", "is_nullable")).containsExactly("tag_identifier NO");
  }

  @DisplayName("FLD-02: rows go by a key whose column has another name")
  @Test
  void destroyed() {
    Worker first = worker("a");
    Worker second = worker("b");
    run(workers.destroy(first));
    values(workers.destroyWhere(Worker_.id.eq((long) workers.key(second))), 1L);
    values(workers.count(), 0L);
  }

  @DisplayName("FLD-04: a number whose column has another name goes up and down, and is summed")
  @Test
  void computed() {
    Saying saying = get(sayings.create(Saying_.likes.set(23)));
    assertThat(get(sayings.increment(saying, Saying_.likes.by(1))).likes()).isEqualTo(24);
    assertThat(get(sayings.increment(saying, Saying_.likes.by(-2))).likes()).isEqualTo(22);
    assertThat(get(sayings.sum(Saying_.likes))).isEqualByComparingTo("22");
  }

  @DisplayName("FLD-05, FLD-07: columns stand in SET and WHERE, and the key comes back")
  @Test
  void written() {
    Worker created = worker("a");
    assertThat(created.id()).isNotNull();
    assertThat(created.taskCount()).isZero();
    assertThat(get(workers.update(created, Worker_.name.set("b"))).name()).isEqualTo("b");

    log.clear();
    values(workers.updateWhere(Worker_.name.eq("b"), Worker_.name.set("c")), 1L);
    String update = log.statements().get(0);
    assertThat(update.split("full_name", -1)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(get(workers.reload(created)).name()).isEqualTo("c");
  }

  @DisplayName("FLD-08: attributes of all levels of includes have their names")
  @Test
  void included() {
    Worker worker = worker("a");
    Job job = get(worker.jobs().create(Job_.title.set("build")));
    run(job.sayings().create(Saying_.text.set("done"), Saying_.remarks.set("late")));
    run(worker.jobs().create(Job_.title.set("rest")));

    Worker found =
        get(
            workers.findOne(
                q ->
                    q.where(Worker_.jobs.any(Job_.title.eq("build")))
                        .include(
                            Worker_.jobs,
                            j -> j.where(Job_.title.eq("build")).include(Job_.sayings))));
    Job only = found.jobs().loaded().get(0);
    assertThat(found.jobs().loaded()).hasSize(1);
    assertThat(only.title()).isEqualTo("build");
    assertThat(only.sayings().loaded())
        .extracting(Saying::text, Saying::remarks)
        .containsExactly(tuple("done", "late"));
  }

  @DisplayName("FLD-10, VIR-04: what SQL computes is read beside attributes")
  @Test
  void beside() {
    Worker worker = worker("a");
    List<String> read =
        get(
            workers
                .select(
                    Worker_.id,
                    Worker_.name,
                    Expression.<Worker, Boolean>unsafeSql("EXISTS(SELECT 1)", DataType.BOOLEAN))
                .as((id, name, there) -> id + " " + name + " " + there)
                .collectList());
    assertThat(read).containsExactly(worker.id() + " a true");
  }

  @DisplayName("FLD-11: a foreign key refers to the column of the key")
  @Test
  void referred() {
    TableDefinition.ForeignKey key = TableDefinition.of(Job_.TYPE).foreignKeys().get(0);
    assertThat(key.columns()).containsExactly("user_id");
    assertThat(key.referenced()).containsExactly("userId");
    run(sluice.validateSchema(Job_.TYPE));
    failure(ForeignKeyConstraintException.class, jobs.create(Job_.workerId.set(99L)));
  }

  @DisplayName("FLD-13: the time of a soft delete has a column of another name")
  @Test
  void marked() {
    Saying first = get(sayings.create(Saying_.text.set("a")));
    run(sayings.create(Saying_.text.set("b")));
    run(sayings.destroy(first));
    values(sayings.destroyWhere(Saying_.text.eq("b")), 1L);
    values(sayings.count(), 0L);
    values(sayings.withDeleted().count(), 2L);
  }

  @DisplayName("FLD-14: rows of associations are counted")
  @Test
  void counted() {
    Worker worker = worker("a");
    values(worker.jobs().count(), 0L);
    values(worker.sayings().count(), 0L);
    run(worker.jobs().create(Job_.title.set("build")));
    run(worker.sayings().create(Saying_.text.set("done")));
    values(worker.jobs().count(), 1L);
    values(worker.sayings().count(), 1L);
  }

  @DisplayName("VIR-02: a method of an entity has no column")
  @Test
  void withoutColumn() {
    assertThat(columns("field_workers", "column_name"))
        .containsExactly("userId userId", "full_name full_name", "task_count task_count");
  }

  @DisplayName("VIR-07, VIR-08: a row that was read in part has its methods, also an included one")
  @Test
  void methods() {
    Worker worker = worker("a");
    run(worker.jobs().create(Job_.title.set("build")));

    Worker part = get(workers.findOne(q -> q.attributes(Worker_.taskCount)));
    assertThat(part.name()).isNull();
    assertThat(part.answer()).isEqualTo(42);
    Job job = get(jobs.findOne(q -> q.include(Job_.worker, w -> w.attributes(Worker_.id))));
    assertThat(job.worker().loaded().orElseThrow().name()).isNull();
    assertThat(job.worker().loaded().orElseThrow().answer()).isEqualTo(42);
  }
}
