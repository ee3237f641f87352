package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.ValidationException;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.query.Expression;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.lists.Box;
import io.sluice.tests.lists.Box_;
import io.sluice.tests.manytomany.Sector;
import io.sluice.tests.manytomany.Sector_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import io.sluice.tests.stock.Label_;
import io.sluice.tests.stock.Ticket;
import io.sluice.tests.stock.Ticket_;
import io.sluice.tests.valid.Gift;
import io.sluice.tests.valid.Gift_;
import io.sluice.tests.valid.Guest_;
import io.sluice.type.DataType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of creating a row. */
public abstract class CreateCasesContract extends StockContract {
  private static final String SIGNS = "$$ $1 $sluice ? :name and !! and :: and ^ and * and '";

  protected CreateCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private Model<Sample> samples() {
    database.sync(Sample_.TYPE);
    return sluice.model(Sample_.TYPE);
  }

  @Test
  @DisplayName("CR-19, CR-23, CR-29: keys of two parts and times that the database makes")
  void made() {
    database.sync(Ticket_.TYPE);
    Model<Ticket> tickets = sluice.model(Ticket_.TYPE);
    Ticket first = get(tickets.create());
    Ticket second = get(tickets.create(Ticket_.holder.set("Ada")));
    assertThat(List.of(first, second))
        .allSatisfy(
            each -> {
              assertThat(each.series()).isNotNull();
              assertThat(each.number()).isNotNull().isNotEqualTo(each.series());
              assertThat(each.soldAt()).isBetween(ago(), Instant.now().plusSeconds(60));
            });
    assertThat(first.series()).isNotEqualTo(second.series());
    assertThat(first.soldAt()).isNotEqualTo(second.soldAt()); // finer than a second
    values(tickets.findByPk(tickets.key(second)), second);
    Ticket given = Ticket_.builder().holder("Bea").build();
    List<Ticket> many = get(tickets.bulkCreate(List.of(given, given)).collectList());
    assertThat(many).extracting(Ticket::series).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(get(tickets.count(q -> q.where(Ticket_.holder.eq("Bea"))))).isEqualTo(2);
    assertThat(get(contacts.create()).id()).isNotNull();
  }

  private static Instant ago() {
    return Instant.now().minusSeconds(60);
  }

  @Test
  @DisplayName("CR-20, CR-32: a value that is unique is refused the second time, by its column")
  void unique() {
    run(users.create(User_.name.set("Ada"), User_.email.set("a@example.org")));
    UniqueConstraintException error =
        failure(
            UniqueConstraintException.class,
            users.create(User_.name.set("Bob"), User_.email.set("a@example.org")));
    assertThat(error.columns()).containsExactly("email");
    assertThat(get(users.count())).isEqualTo(1);
  }

  @Test
  @DisplayName("CR-22: times that are given are kept")
  void givenTimes() {
    Instant early = Instant.parse("2012-11-10T00:00:00Z");
    Instant later = Instant.parse("2011-12-11T00:00:00Z");
    for (Model<User> each : List.of(users, users.silently())) {
      User created =
          get(
              each.create(
                  User_.name.set("x"), User_.createdAt.set(early), User_.updatedAt.set(later)));
      assertThat(created).returns(early, User::createdAt).returns(later, User::updatedAt);
      assertThat(get(users.reload(created))).isEqualTo(created);
    }
  }

  @Test
  @DisplayName("CR-25: a row of a transaction is there for others after its commit")
  void inATransaction() {
    run(
        sluice.transactional(
            users
                .create(User_.name.set("user"))
                .then(sluice.outside(users.count()))
                .doOnNext(count -> assertThat(count).isZero())));
    assertThat(get(users.count())).isEqualTo(1);
  }

  @Test
  @DisplayName("CR-26, CR-38: numbers that the database counts, by a column of another name")
  void counted() {
    database.sync(Sector_.TYPE);
    Model<Sector> sectors = sluice.model(Sector_.TYPE);
    values(sectors.create(Sector_.name.set("a")), new Sector(1L, "a"));
    values(sectors.create(Sector_.builder().name("b").build()), new Sector(2L, "b"));
  }

  @Test
  @DisplayName("CR-28, CR-41: signs that mean something in SQL, quotes and JSON are but text")
  void signs() {
    for (String each : List.of(SIGNS, "it's \"so\"", "{\"json\": [\"it's\", null, \"\\\\\"]}")) {
      User created = get(users.create(User_.name.set(each)));
      values(users.findOne(q -> q.where(User_.name.eq(each))), created);
    }
  }

  @Test
  @DisplayName("CR-28: what the database computes for a new row, of values only")
  void computed() {
    Assignment<User> upper = User_.name.setTo(upper("$sluice $1"));
    assertThat(get(users.create(upper, User_.email.set("a"))).name()).isEqualTo("$SLUICE $1");
    assertThat(log.statements().get(0)).contains("upper(").doesNotContain("sluice $1");
    User there =
        updated(
            users.upsert(
                List.of(User_.name.setTo(upper("ada")), User_.email.set("a")),
                o -> o.conflictOn(User_.email)));
    assertThat(there.name()).isEqualTo("ADA");
    Assignment<Project> last =
        Project_.ownerId.setTo(Expression.subquery(Query.of(User_.TYPE), User_.id.max()));
    assertThat(get(projects.create(Project_.title.set("x"), last)).owner().key()).isEqualTo(1L);
    assertThat(get(users.upsert(User_.id.set(7L), upper)).entity().name()).startsWith("$SLUICE");
    assertThatThrownBy(() -> users.create(User_.visits.by(1)))
        .hasMessage("User.visits: a row to create has no value to compute with");
    assertThatThrownBy(() -> labels.create(Label_.code.setTo(Label_.code.upper())))
        .hasMessage("Label.code: the key of a row to create is not computed: assign a value");
  }

  private static Expression<User, String> upper(String text) {
    return Expression.unsafeSql("upper({0})", DataType.STRING, text);
  }

  @Test
  @DisplayName("CR-31: empty lists are bound, as others are")
  void emptyLists() {
    requires(Feature.ARRAYS);
    database.sync(Box_.TYPE);
    Model<Box> boxes = database.sluice(2).model(Box_.TYPE); // others sync all of theirs
    Box created = get(boxes.create(Box_.numbers.set(List.of()), Box_.tags.set(List.of())));
    assertThat(created.numbers()).isEmpty();
    assertThat(created.tags()).isEmpty();
    assertThat(log.statements().get(0)).contains("(\"numbers\", \"tags\") VALUES ($1, $2)");
    Box changed =
        get(boxes.update(created, created.withNumbers(List.of(1L)).withTags(List.of("it's"))));
    assertThat(changed.numbers()).containsExactly(1L);
    assertThat(changed.tags()).containsExactly("it's");
  }

  @Test
  @DisplayName("CR-34: null in a column that takes none is refused, by its column")
  void notNull() {
    NotNullConstraintException error =
        failure(NotNullConstraintException.class, users.create(User_.age.set(1)));
    assertThat(error.columns()).containsExactly("name");
  }

  @Test
  @DisplayName("CR-35: null is valid where it may be; what is given is looked at")
  void validated() {
    database.sync(Guest_.TYPE, Gift_.TYPE);
    Model<Gift> gifts = sluice.model(Gift_.TYPE);
    assertThat(get(gifts.create(Gift_.what.setNull())).what()).isNull();
    assertThat(get(gifts.create(Gift_.what.set("book"))).what()).isEqualTo("book");
    log.clear();
    assertThat(failure(ValidationException.class, gifts.create(Gift_.what.set(""))))
        .hasMessageContaining("what: size must be between 2 and 10");
    assertThat(log.all()).isEmpty();
  }

  @Test
  @DisplayName("CR-37: the largest number of 64 bits")
  void largest() {
    Sample created = get(samples().create(Sample_.big.set(9223372036854775807L)));
    assertThat(get(samples().reload(created)).big()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("CR-40: of changes only those to some attributes")
  void only() {
    Changes<User> changes = Changes.of(User_.name.set("Ada"), User_.email.set("a@example.org"));
    User created = get(users.create(changes.only(User_.name, User_.age)));
    assertThat(created).returns("Ada", User::name).returns(null, User::email);
  }

  @Test
  @DisplayName("CR-43, CR-46: a row of nothing but defaults, which come back")
  void defaults() {
    Article created = get(articles.create());
    assertThat(created).isEqualTo(new Article(1L, null, null, null, 1, null, null));
    assertThat(get(articles.create(Article_.code.set("A"))).amount()).isEqualTo(1);
  }

  @Test
  @DisplayName("CR-44: words of transactions are but text")
  void words() {
    for (String each : List.of("BEGIN", "COMMIT", "ROLLBACK", "SAVE")) {
      run(projects.create(Project_.title.set(each + " TRANSACTION")));
    }
    assertThat(get(projects.findAll().map(Project::title).collectList()))
        .containsExactlyInAnyOrder(
            "BEGIN TRANSACTION", "COMMIT TRANSACTION", "ROLLBACK TRANSACTION", "SAVE TRANSACTION");
  }

  @Test
  @DisplayName("CR-08: a row that is found or created of signs and of false")
  void createdOfSigns() {
    var created = get(samples().findOrCreate(Sample_.text.eq(SIGNS), Sample_.flag.set(false)));
    assertThat(created.created()).isTrue();
    assertThat(created.entity()).returns(SIGNS, Sample::text).returns(false, Sample::flag);
  }
}
