package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.Model;
import io.sluice.error.UniqueConstraintException;
import io.sluice.query.Changes;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.named.Crossed;
import io.sluice.tests.named.Crossed_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import io.sluice.tests.stock.Contact;
import io.sluice.tests.stock.Contact_;
import io.sluice.tests.stock.Label;
import io.sluice.tests.stock.Label_;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cases of models that write: what they are made of, creates, updates and deletes. */
public abstract class ModelWriteCasesContract extends ClubContract {
  private static final Condition<User> PETER = User_.name.eq("Peter");

  private final Model<Article> articles = sluice.model(Article_.TYPE);
  private final Model<Label> labels = sluice.model(Label_.TYPE);
  private final Model<Sample> samples = sluice.model(Sample_.TYPE);
  private final Model<Contact> contacts = sluice.model(Contact_.TYPE);

  protected ModelWriteCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createFurtherTables() {
    database.sync(Article_.TYPE, Label_.TYPE, Sample_.TYPE, Contact_.TYPE, Crossed_.TYPE);
  }

  private void create(String name, int age) {
    run(users.create(User_.name.set(name), User_.age.set(age), User_.email.set(name + age)));
    log.clear();
  }

  private List<String> names(Condition<User> condition) {
    return get(users.findAll(q -> q.where(condition)).map(User::name).sort().collectList());
  }

  @Test
  @DisplayName("MOD-10, MOD-11, MOD-13: times by other names, and no others")
  void timesByOtherNames() {
    Member ada = member("Ada");
    run(ada.clubs().add(club("chess")));
    assertThat(get(enrolments.findAll().single()).since()).isNotNull();

    Article article = get(articles.create(Article_.code.set("a")));
    assertThat(get(articles.count())).isOne();
    Article noted = get(articles.update(article, Article_.note.set("n")));
    assertThat(noted.removedAt()).isNull();
    run(articles.destroy(noted));
    assertThat(get(articles.withDeleted().reload(noted)).removedAt()).isNotNull();
    assertThat(Article_.TYPE.attributes()).hasSize(7);
    assertThat(Enrolment_.TYPE.attributes()).hasSize(5);
  }

  @Test
  @DisplayName("MOD-14, MOD-82: unique together, unique alone, and not unique")
  void unique() {
    run(articles.create(Article_.code.set("a"), Article_.shelf.set("s"), Article_.place.set(1)));
    run(articles.create(Article_.code.set("b"), Article_.shelf.set("s"), Article_.place.set(2)));
    run(
        contacts.create(
            Contact_.username.set("u"), Contact_.name.set("n"), Contact_.address.set("a")));
    run(
        contacts.create(
            Contact_.username.set("v"), Contact_.name.set("n"), Contact_.address.set("b")));

    assertThat(uniqueBy(articles.create(Article_.shelf.set("s"), Article_.place.set(1))))
        .containsExactly("shelf", "place");
    assertThat(uniqueBy(articles.create(Article_.code.set("a")))).containsExactly("code");
    assertThat(uniqueBy(contacts.create(Contact_.name.set("n"), Contact_.address.set("a"))))
        .containsExactly("name", "address");
    assertThat(uniqueBy(contacts.create(Contact_.username.set("u")))).containsExactly("username");
  }

  private static List<String> uniqueBy(Mono<?> write) {
    return failure(UniqueConstraintException.class, write).columns();
  }

  @Test
  @DisplayName("MOD-19, MOD-20: what is built is not stored; what it lacks is the column's default")
  void builds() {
    Article built = Article_.builder().code("a").build();
    assertThat(get(articles.count())).isZero();
    assertThat(built.amount()).isNull();

    Article created = get(articles.create(built));

    assertThat(created.amount()).isOne();
    assertThat(created.note()).isNull();
  }

  @Test
  @DisplayName("MOD-28: attributes whose columns have the names of others")
  void crossed() {
    Model<Crossed> crossed = sluice.model(Crossed_.TYPE);
    Crossed created = get(crossed.create(new Crossed(94L, 87L, 943L)));
    assertThat(created).isEqualTo(new Crossed(94L, 87L, 943L));
    Crossed changed = get(crossed.update(created, Crossed_.second.set(8877L)));
    assertThat(changed).isEqualTo(new Crossed(94L, 8877L, 943L));
    values(crossed.findByPk(943), changed);
    values(crossed.findAll(q -> q.where(Crossed_.id.eq(94)).order(Crossed_.second.asc())), changed);
    values(crossed.update(changed, changed.withId(1L)), new Crossed(1L, 8877L, 943L));
    assertThat(
            get(
                database
                    .sluice(1)
                    .sql("SELECT second, third FROM named_crossed WHERE id = 943")
                    .map(row -> row.get("second", Long.class) + " " + row.get("third", Long.class))
                    .single()))
        .isEqualTo("1 8877");
  }

  @Test
  @DisplayName("MOD-31: an update sets what is assigned and the time, by the key")
  void updateStatement() {
    Label label = get(labels.create(Label_.code.set("a"), Label_.title.set("one")));
    log.clear();

    run(labels.update(label, Label_.title.set("two")));

    assertThat(log.statements().get(0).replaceAll("[\"`$?\\d]", "").replaceAll(" RETURNING .*", ""))
        .isEqualTo("UPDATE labels SET title = , updated_at =  WHERE labels.label_code = ");
  }

  @Test
  @DisplayName("MOD-32, MOD-34, MOD-40: of a condition, some of the changes, and how many rows")
  void updatesWhere() {
    create("Peter", 42);
    create("Paul", 42);
    create("Bob", 43);
    Changes<User> changes = Changes.of(User_.name.set("Bill"), User_.visits.set(9));

    assertThat(get(users.updateWhere(User_.age.eq(42), changes.only(User_.name)))).isEqualTo(2);

    assertThat(names(User_.visits.eq(0))).containsExactly("Bill", "Bill", "Bob");
    assertThat(get(users.updateWhere(User_.age.eq(44), changes))).isZero();
  }

  @Test
  @DisplayName("MOD-35: of a condition, by a cast and a function")
  void updatesByExpressions() {
    create("John", 1);

    run(
        users.updateWhere(
            Condition.all(),
            User_.email.setTo(User_.age.castToText()),
            User_.name.setTo(User_.name.upper())));

    User john = get(users.findAll().single());
    assertThat(john.email()).isEqualTo("1");
    assertThat(john.name()).isEqualTo("JOHN");
  }

  @Test
  @DisplayName("MOD-41, MOD-52, MOD-58: what is soft-deleted is changed only where that is said")
  void updatesDeleted() {
    Member gone = member("Ada");
    run(members.destroy(gone));
    gone = get(members.withDeleted().reload(gone));
    member("Bob");
    member("Cyd");

    assertThat(get(members.updateWhere(Condition.all(), Member_.age.set(1)))).isEqualTo(2);
    assertThat(get(members.withDeleted().updateWhere(Condition.all(), Member_.age.set(2))))
        .isEqualTo(3);
    Condition<Member> either = Member_.name.eq("Ada").or(Member_.name.eq("Bob"));
    assertThat(get(members.destroyWhere(either))).isOne();
    assertThat(get(members.withDeleted().reload(gone)).leftAt()).isEqualTo(gone.leftAt());
    assertThat(get(members.findAll().map(Member::name).collectList())).containsExactly("Cyd");
  }

  @Test
  @DisplayName("MOD-43: the rows that an update of a condition has changed")
  void updatesReturning() {
    create("Peter", 42);
    create("Paul", 42);

    assertThat(get(users.updateReturning(User_.age.eq(42), User_.name.set("Bill")).collectList()))
        .extracting(User::name)
        .containsExactly("Bill", "Bill");
    assertThat(get(users.updateReturning(User_.age.eq(44), User_.name.set("Bill")).collectList()))
        .isEmpty();
  }

  @Test
  @DisplayName("MOD-44: so many rows at most, by a query of their keys")
  void updatesSome() {
    create("Peter", 1);
    create("Peter", 2);
    create("Peter", 3);
    Query<User> one = Query.of(User_.TYPE).where(PETER).order(User_.age.desc()).limit(1);

    assertThat(get(users.updateWhere(User_.id.in(one, User_.id), User_.name.set("Bob")))).isOne();

    assertThat(get(users.findAll(q -> q.where(User_.name.eq("Bob"))).single()).age()).isEqualTo(3);
    assertThat(get(users.destroyWhere(User_.id.in(one, User_.id)))).isOne();
    assertThat(get(users.findAll(q -> q.where(PETER)).single()).age()).isEqualTo(1);
  }

  @Test
  @DisplayName("MOD-47, MOD-50, MOD-56: destroys all, or those of a condition, and says how many")
  void destroysWhere() {
    create("Peter", 42);
    create("Paul", 42);
    create("Bob", 43);
    run(labels.create(Label_.code.set("a"), Label_.baz.set("x")));
    run(labels.create(Label_.code.set("b"), Label_.baz.set("y")));

    assertThat(get(users.destroyWhere(User_.age.eq(42)))).isEqualTo(2);
    assertThat(names(Condition.all())).containsExactly("Bob");
    assertThat(get(users.destroyWhere(User_.age.eq(42)))).isZero();
    assertThat(get(labels.destroyWhere(Label_.baz.eq("x")))).isOne();
    assertThat(get(labels.findAll().single()).code()).isEqualTo("b");
    assertThat(get(users.destroyWhere(Condition.all()))).isOne();
    assertThat(get(users.count())).isZero();
  }

  @Test
  @DisplayName("MOD-49, MOD-62: what a transaction has destroyed or created is counted in it alone")
  void countsInTransaction() {
    create("Peter", 42);
    Mono<List<Long>> counts =
        sluice.outside(users.count()).zipWith(users.count(), (out, in) -> List.of(out, in));

    assertThat(get(sluice.transactional(users.destroyWhere(Condition.all()).then(counts))))
        .containsExactly(1L, 0L);
    assertThat(get(sluice.transactional(users.create(User_.name.set("Paul")).then(counts))))
        .containsExactly(0L, 1L);
  }

  @Test
  @DisplayName("MOD-55: what is purged is gone, what is destroyed is marked")
  void purges() {
    Member bob = member("Bob");
    Member tobi = member("Tobi");
    member("Max");
    member("Tony");

    run(members.purge(bob));
    run(members.destroy(tobi));
    assertThat(get(members.destroyWhere(Member_.name.eq("Max")))).isOne();
    assertThat(get(members.withDeleted().purgeWhere(Member_.name.in("Tony", "Max")))).isEqualTo(2);

    assertThat(get(members.withDeleted().findAll().map(Member::name).collectList()))
        .containsExactly("Tobi");
  }

  @Test
  @DisplayName("MOD-59: what is not soft-deleted cannot be restored")
  void restoresNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.restoreByPk(1))
        .withMessageContaining("@DeletedAt");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.restoreWhere(Condition.all()))
        .withMessageContaining("@DeletedAt");
  }

  @Test
  @DisplayName("MOD-76: bytes are bytes, and null is null")
  void bytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    byte[] text = "Sequelize".getBytes(StandardCharsets.UTF_8);
    List<Sample> stored =
        get(
            Flux.just(all, text, new byte[0])
                .concatMap(each -> samples.create(Sample_.bytes.set(each)))
                .concatMap(samples::reload)
                .collectList());

    assertThat(stored).extracting(Sample::bytes).containsExactly(all, text, new byte[0]);
    assertThat(get(samples.create(Sample_.number.set(1)).flatMap(samples::reload)).bytes())
        .isNull();
  }

  @Test
  @DisplayName("MOD-85: rows in bulk, by columns of other names than the attributes")
  void bulk() {
    Label jon = Label_.builder().code("jon").title("t").build();

    values(labels.bulkCreate(Flux.just(jon)).map(Label::code), "jon");
    assertThat(get(labels.findAll().single()).baz()).isEqualTo("BAZ");
  }
}
