package io.sluice.tests.contract;

import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.model.EntityType;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Article;
import io.sluice.tests.hasmany.Article_;
import io.sluice.tests.hasmany.Job;
import io.sluice.tests.hasmany.Job_;
import io.sluice.tests.hasmany.Label;
import io.sluice.tests.hasmany.Label_;
import io.sluice.tests.hasmany.StrictLabel;
import io.sluice.tests.hasmany.StrictLabel_;
import io.sluice.tests.hasmany.Worker;
import io.sluice.tests.hasmany.Worker_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What tests of has-many associations share. The ids of cases are those of cases.md. */
abstract class HasManyCases extends Contract {
  protected final Model<Article> articles;
  protected final Model<Label> labels;
  protected final Model<StrictLabel> strictLabels;
  protected final Model<Worker> workers;
  protected final Model<Job> jobs;
  private final EntityType<?>[] types;

  HasManyCases(DatabaseUnderTest database, EntityType<?>... types) {
    super(database);
    this.types = types.clone();
    this.articles = sluice.model(Article_.TYPE);
    this.labels = sluice.model(Label_.TYPE);
    this.strictLabels = sluice.model(StrictLabel_.TYPE);
    this.workers = sluice.model(Worker_.TYPE);
    this.jobs = sluice.model(Job_.TYPE);
  }

  @BeforeEach
  void createFurtherTables() {
    database.sync(types);
  }

  protected Article article(String title) {
    Article article = get(articles.create(Article_.title.set(title)));
    log.clear();
    return article;
  }

  protected Label label(String text) {
    Label label = get(labels.create(Label_.text.set(text)));
    log.clear();
    return label;
  }

  protected Label labelOf(Article article, String text) {
    Label label = get(article.labels().create(Label_.text.set(text)));
    log.clear();
    return label;
  }

  /** The key of the article that the label has in the database. */
  protected @Nullable Object articleOf(Label label) {
    return get(labels.reload(label)).article().key();
  }

  protected List<String> texts(Article article) {
    return texts(article.labels().get(q -> q.order(Label_.key.asc())));
  }

  protected static List<String> texts(Flux<Label> found) {
    return get(found.map(each -> String.valueOf(each.text())).collectList());
  }

  protected Worker worker(String name) {
    return get(workers.create(Worker_.name.set(name)));
  }

  protected Job job(Worker worker, String title, boolean active) {
    return get(worker.jobs().create(Job_.title.set(title), Job_.active.set(active)));
  }

  protected static long id(User user) {
    return Objects.requireNonNull(user.id());
  }

  protected static long id(Project project) {
    return Objects.requireNonNull(project.id());
  }

  /** The titles of the user's projects in the database, in the order of their creation. */
  protected List<String> titles(User user) {
    return get(
        projects
            .findAll(q -> q.where(Project_.ownerId.eq(id(user))).order(Project_.id.asc()))
            .map(Project::title)
            .collectList());
  }

  protected static Linked linked(long added, long removed, long kept) {
    return new Linked(added, removed, 0, kept);
  }

  /** The statements that were sent, each as its first word; BEGIN and COMMIT, too. */
  protected List<String> verbs() {
    return log.all().stream().map(each -> each.split(" ", 2)[0]).toList();
  }

  /** Another Sluice: what runs on it is no part of a transaction of {@link #sluice}. */
  protected Sluice outside() {
    return database.unpooled();
  }

  /** What is seen in a transaction after its write, from without and from within. */
  protected <T> Views<T> viewsAfter(Mono<?> write, Mono<T> outside, Mono<T> inside) {
    return get(sluice.transaction(tx -> write.then(outside.zipWith(inside, Views::new))));
  }

  /** The two ways to the association of a user. */
  protected enum Way {
    ENTITY,
    KEY;

    HasMany<Project> projects(Model<User> users, User user) {
      return this == ENTITY ? user.projects() : users.association(User_.projects, id(user));
    }
  }

  /**
   * Two views of the same.
   *
   * @param outside without the transaction
   * @param inside within it
   */
  protected record Views<T>(T outside, T inside) {}
}
