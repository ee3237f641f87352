package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.result.Stored;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import io.sluice.tests.stock.Contact;
import io.sluice.tests.stock.Contact_;
import io.sluice.tests.stock.Label;
import io.sluice.tests.stock.Label_;
import io.sluice.tests.stock.Slot;
import io.sluice.tests.stock.Slot_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A part of the contract of rows that may be there already. */
public abstract class StockContract extends Contract {
  protected final Model<Article> articles;
  protected final Model<Label> labels;
  protected final Model<Slot> slots;
  protected final Model<Contact> contacts;

  protected StockContract(DatabaseUnderTest database) {
    super(database);
    this.articles = sluice.model(Article_.TYPE);
    this.labels = sluice.model(Label_.TYPE);
    this.slots = sluice.model(Slot_.TYPE);
    this.contacts = sluice.model(Contact_.TYPE);
  }

  @BeforeEach
  void createStock() {
    database.sync(Article_.TYPE, Label_.TYPE, Slot_.TYPE, Contact_.TYPE);
    log.clear();
  }

  /** The verbs of all that was sent, after which nothing is known to have been sent. */
  protected final List<String> verbs() {
    List<String> verbs = log.all().stream().map(each -> each.split("[ ;]", 2)[0]).toList();
    log.clear();
    return verbs;
  }

  /** The verbs of one upsert outside of a transaction. */
  protected final List<String> oneUpserted() {
    return where(Feature.UPSERT_RETURNING, "INSERT", "BEGIN INSERT SELECT COMMIT");
  }

  /** What is stored, which was created. */
  protected static <E> E created(Mono<Stored<E>> operation) {
    return stored(operation, Stored.Outcome.CREATED);
  }

  /** What is stored, which was updated. */
  protected static <E> E updated(Mono<Stored<E>> operation) {
    return stored(operation, Stored.Outcome.UPDATED);
  }

  /** What is stored, of which this has become. */
  protected static <E> E stored(Mono<Stored<E>> operation, Stored.Outcome outcome) {
    Stored<E> stored = get(operation);
    assertThat(stored.outcome()).isEqualTo(outcome);
    assertThat(stored.created()).isEqualTo(outcome == Stored.Outcome.CREATED);
    return stored.entity();
  }

  /** Nothing but this comes, and then the end. */
  protected static <T> void one(Mono<T> mono, T expected) {
    StepVerifier.create(mono).expectNext(expected).expectComplete().verify(PATIENCE);
  }
}
