package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.DatabaseException;
import io.sluice.error.OptimisticLockException;
import io.sluice.error.SluiceException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.UnknownTableException;
import io.sluice.error.ValidationException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

/** Cases of errors. */
public abstract class ErrorCasesContract extends Contract {
  private final Model<Article> articles;

  protected ErrorCasesContract(DatabaseUnderTest database) {
    super(database);
    this.articles = sluice.model(Article_.TYPE);
  }

  private static UniqueConstraintException unique(Publisher<?> publisher) {
    UniqueConstraintException error = failure(UniqueConstraintException.class, publisher);
    assertThat(error.getCause()).isNotNull();
    assertThat(error.sql()).containsIgnoringCase("INSERT");
    return error;
  }

  @Test
  @DisplayName("ERR-01: all errors are of one family")
  void family() {
    assertThat(SluiceException.class)
        .isAssignableFrom(ValidationException.class)
        .isAssignableFrom(OptimisticLockException.class)
        .isAssignableFrom(DatabaseException.class);
  }

  @Test
  @DisplayName("ERR-11: an error of the database has the driver's, its message and the statement")
  void databaseError() {
    DatabaseException error =
        failure(
            UnknownTableException.class, sluice.sql("SELECT nothing FROM nowhere").rowsUpdated());
    assertThat(error.getCause()).isNotNull();
    assertThat(error.sql()).isEqualTo("SELECT nothing FROM nowhere");
    assertThat(error).hasMessageContaining("nowhere");
  }

  @Test
  @DisplayName("ERR-13: the second of two who change the same state is refused")
  void optimisticLock() {
    User ada = user("Ada");
    run(users.update(ada, User_.age.set(1)));
    OptimisticLockException error =
        failure(OptimisticLockException.class, users.update(ada, User_.age.set(2)));
    assertThat(error).hasMessageContaining("User");
  }

  @Test
  @DisplayName("ERR-14: a unique constraint of two columns names both")
  void compositeUnique() {
    database.sync(Article_.TYPE);
    var values = Article_.builder().shelf("a").place(1).amount(1).build();
    run(articles.create(values));
    assertThat(unique(articles.create(values)).columns()).containsExactly("shelf", "place");
  }

  @Test
  @DisplayName("ERR-16: a constraint that only the database knows is one all the same")
  void unknownToTheEntity() {
    database.sync(Article_.TYPE);
    run(sluice.sql("CREATE UNIQUE INDEX articles_note_key ON articles (shelf)").rowsUpdated());
    run(articles.create(Article_.shelf.set("a"), Article_.amount.set(1)));
    unique(articles.create(Article_.shelf.set("a"), Article_.amount.set(1)));
    unique(sluice.sql("INSERT INTO articles (shelf) VALUES ('a')").rowsUpdated());
    database.drop("articles");
  }

  @Test
  @DisplayName("ERR-17: duplicates of a unique column and of the key")
  void duplicates() {
    run(users.create(User_.name.set("Ada"), User_.email.set("a")));
    var again = users.create(User_.name.set("Bob"), User_.email.set("a"));
    assertThat(unique(again).columns()).containsExactly("email");
    var sameKey = users.create(User_.id.set(1L), User_.name.set("Cem"));
    assertThat(unique(sameKey).columns()).containsExactly("id");
  }
}
