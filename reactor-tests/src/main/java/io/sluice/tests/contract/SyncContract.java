package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.DatabaseException;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.ModelException;
import io.sluice.error.SluiceException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.UnknownTableException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Author;
import io.sluice.tests.model.Author_;
import io.sluice.tests.model.Book;
import io.sluice.tests.model.Book_;
import io.sluice.tests.model.Employee;
import io.sluice.tests.model.Employee_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.named.LongName;
import io.sluice.tests.named.LongName_;
import io.sluice.tests.named.OverlongColumn_;
import io.sluice.tests.named.OverlongTable_;
import io.sluice.tests.named.Post;
import io.sluice.tests.named.Post_;
import io.sluice.tests.named.Tag_;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Making tables. */
public abstract class SyncContract extends Contract {
  protected SyncContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  void whatIsThereIsLeftAsItIs() {
    User ada = user("Ada");
    run(sluice.sync());
    run(sluice.sync());
    values(users.findAll(), ada);
  }

  @DisplayName("names that are longer than the server takes and begin alike are names of their own")
  @Test
  void longNames() {
    Model<LongName> rows = sluice.model(LongName_.TYPE);
    run(sluice.sync(LongName_.TYPE));
    run(sluice.sync(LongName_.TYPE));
    get(rows.create(new LongName(1, 1, 1, 1)));
    get(rows.create(new LongName(2, 2, 2, 2)));
    List.of(
            new LongName(3, 1, 3, 3), // the first index
            new LongName(3, 3, 3, 1)) // the second one
        .forEach(each -> requireDuplicate(rows.create(each)));
    List<String> columns = List.of("first", "second");
    StepVerifier.create(rows.create(new LongName(3, 1, 1, 3)))
        .expectErrorSatisfies(
            error ->
                assertThat(((UniqueConstraintException) error).columns())
                    .isIn(columns, List.of("first")))
        .verify(PATIENCE);
  }

  private static void requireDuplicate(Mono<?> create) {
    StepVerifier.create(create).expectError(UniqueConstraintException.class).verify(PATIENCE);
  }

  @Test
  void itIsOneTransaction() {
    log.clear();
    run(sluice.sync(Task_.TYPE));
    assertThat(log.all().get(0)).startsWith("BEGIN");
    assertThat(log.all().get(log.all().size() - 1)).isEqualTo("COMMIT");
  }

  @Test
  void tablesThatReferToEachOtherAreMade() {
    database.drop("authors", "books");
    Sluice other = database.sluice(2);
    Model<Author> authors = other.model(Author_.TYPE);
    Model<Book> books = other.model(Book_.TYPE);
    run(other.sync());
    run(other.sync());
    Author author = get(authors.create(Author_.name.set("A")));
    Book book = get(books.create(Book_.title.set("B"), Book_.author.set(author)));
    run(author.favourite().set(book));
    failure(
        ForeignKeyConstraintException.class,
        authors.create(Author_.name.set("C"), Author_.favouriteId.set(99)));
    failure(
        ForeignKeyConstraintException.class,
        books.create(Book_.title.set("C"), Book_.authorId.set(99)));
  }

  @DisplayName("tables that refer to each other are emptied and dropped, and no others")
  @Test
  void tablesAreEmptiedAndDropped() {
    database.drop("authors", "books");
    Sluice other = database.sluice(2);
    Model<Author> authors = other.model(Author_.TYPE);
    Model<Book> books = other.model(Book_.TYPE);
    run(other.sync());
    for (int i = 0; i < 2; i++) {
      Author author = get(authors.create(Author_.name.set("A")));
      Book book = get(books.create(Book_.title.set("B"), Book_.author.set(author)));
      run(author.favourite().set(book));
      assertThat(author.id()).isEqualTo(1);
      run(other.truncate());
      assertThat(get(authors.count()) + get(books.count())).isZero();
    }
    StepVerifier.create(other.truncate(Author_.TYPE))
        .expectError(SluiceException.class)
        .verify(PATIENCE);
    StepVerifier.create(other.drop(Author_.TYPE))
        .expectError(DatabaseException.class)
        .verify(PATIENCE);
    run(other.sync());
    run(other.drop());
    run(other.drop());
    failure(UnknownTableException.class, authors.count());
    failure(UnknownTableException.class, books.count());
    assertThat(get(users.count())).isZero();
    database.requireNothingOpen(other);
  }

  @DisplayName("a table is emptied and dropped with its join table")
  @Test
  void joinTablesAreEmptiedAndDropped() {
    Sluice other = database.sluice(2);
    run(other.sync(Post_.TYPE, Tag_.TYPE));
    Model<Post> posts = other.model(Post_.TYPE);
    Post post = get(posts.create(Post_.builder().build()));
    run(post.tags().create(Tag_.type.set("tag")));
    run(other.truncate(Post_.TYPE, Tag_.TYPE));
    run(posts.create(Post_.builder().build()));
    assertThat(get(post.tags().count())).isZero();
    run(other.drop(Post_.TYPE, Tag_.TYPE));
    assertThat(failure(UnknownTableException.class, post.tags().clear()))
        .hasMessageContaining("makes the table of the links of Post.");
    database.requireNothingOpen(other);
  }

  @Test
  void tablesThatAreReferredToAreMadeToo() {
    database.drop("authors", "books");
    Sluice other = database.sluice(2);
    run(other.sync(Author_.TYPE));
    assertThat(get(other.model(Book_.TYPE).count())).isZero();
  }

  @Test
  void aTableThatRefersToItselfIsMade() {
    database.sync(Employee_.TYPE);
    database.sync(Employee_.TYPE);
    Model<Employee> employees = sluice.model(Employee_.TYPE);
    Employee boss = get(employees.create(Employee_.name.set("Boss")));
    Employee other =
        get(employees.create(Employee_.name.set("Other"), Employee_.manager.set(boss)));
    values(boss.reports().get(), other);
    values(other.manager().get(), boss);
    failure(
        ForeignKeyConstraintException.class,
        employees.create(Employee_.name.set("x"), Employee_.managerId.set(99)));
    assertThat(get(employees.updateByPk(1L, Employee_.managerId.set(1))).manager().key())
        .isEqualTo(1L);
  }

  @Test
  void aDeleteFollowsTheForeignKeys() {
    User ada = user("Ada");
    Project project = projectsOf(ada, "x").get(0);
    run(project.tasks().create(Task_.title.set("t"), Task_.done.set(false)));
    run(users.destroy(ada));
    assertThat(get(projects.findByPk(1L)).owner().key()).isNull();
    run(projects.destroyByPk(1L));
    assertThat(get(tasks.count())).isZero();
  }

  @DisplayName("a table or a column whose name a server would cut")
  @Test
  void overlongNames() {
    Sluice other = database.sluice(1);
    assertThat(failure(ModelException.class, other.sync(OverlongTable_.TYPE)))
        .hasMessageContaining("The table, a_table_whose_name_says")
        .hasMessageContaining("has 68 bytes");
    assertThat(failure(ModelException.class, other.sync(OverlongColumn_.TYPE)))
        .hasMessageContaining("The column of OverlongColumn.number, a_column_whose_name");
  }

  @DisplayName("the table of a join entity is made with those that it links")
  @Test
  void joinEntity() {
    database.drop("enrolments", "remarks", "passports", "followings", "member_skills");
    database.drop("members", "clubs", "skills");
    Sluice other = database.sluice(2);
    run(other.sync(Member_.TYPE, Club_.TYPE));
    assertThat(get(other.model(Enrolment_.TYPE).count())).isZero();
  }

  @DisplayName("processes that make the same tables at once")
  @Test
  void atOnce() {
    for (int round = 0; round < 3; round++) {
      database.drop("authors", "books", "employees");
      List<Mono<Void>> syncs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Sluice each = database.sluice(1);
        syncs.add(Mono.defer(() -> each.sync(Author_.TYPE, Employee_.TYPE, LongName_.TYPE)));
      }
      run(Flux.fromIterable(syncs).flatMap(each -> each).then());
      assertThat(get(sluice.model(Book_.TYPE).count())).isZero();
    }
  }
}
