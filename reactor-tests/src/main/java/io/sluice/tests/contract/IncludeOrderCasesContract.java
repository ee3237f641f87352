package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.result.Joined;
import io.sluice.result.Page;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.shop.Buyer;
import io.sluice.tests.shop.Buyer_;
import io.sluice.tests.shop.Card_;
import io.sluice.tests.shop.Category;
import io.sluice.tests.shop.Category_;
import io.sluice.tests.shop.Company;
import io.sluice.tests.shop.Company_;
import io.sluice.tests.shop.Membership_;
import io.sluice.tests.shop.Product;
import io.sluice.tests.shop.ProductTag;
import io.sluice.tests.shop.Product_;
import io.sluice.tests.shop.Tag;
import io.sluice.tests.shop.Tag_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of conditions, orders, limits and counts of queries with includes. */
public abstract class IncludeOrderCasesContract extends ShopCases {
  /** On the database. */
  protected IncludeOrderCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private void productsOf(String... titlesAndBuyers) {
    for (String each : titlesAndBuyers) {
      String[] parts = each.split("/", 2);
      rows(
          "products",
          "title, buyer_id, created_at",
          "('" + parts[0] + "', " + parts[1] + ", CURRENT_TIMESTAMP)");
    }
  }

  private void buyersNamed(int number) {
    for (int i = 1; i <= number; i++) {
      rows("buyers", "last_name", "('" + i + "')");
    }
  }

  @Test
  @DisplayName(
      "IFA-04: two associations to one entity, one with a condition, and an order by another")
  void ordersByBelongsTo() {
    rows("companies", "name", "('abc')", "('def')", "('ghi')");
    rows("categories", "name, position", "('x', 2)", "('y', 1)", "('z', 3)");
    rows(
        "products",
        "title, company_id, maker_id, category_id, created_at",
        "('a', 1, 2, 1, CURRENT_TIMESTAMP)",
        "('b', 1, 3, 2, CURRENT_TIMESTAMP)",
        "('c', 2, 1, 3, CURRENT_TIMESTAMP)");
    log.clear();

    List<Product> found =
        all(
            products.findAll(
                q ->
                    q.include(Product_.company, c -> c.required().where(Company_.name.eq("abc")))
                        .include(Product_.maker)
                        .include(Product_.category)
                        .order(Product_.category.to(Category_.position).asc())));

    assertThat(titles(found)).containsExactly("b", "a");
    assertThat(found)
        .extracting(each -> each.category().loaded().map(Category::position).orElseThrow())
        .containsExactly(1, 2);
    assertThat(found)
        .extracting(each -> each.maker().loaded().map(Company::name).orElseThrow())
        .containsExactly("ghi", "def");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  @DisplayName("IFA-05: attributes of the join rows, by pair")
  void attributesOfJoinRows() {
    productsOf("a/NULL", "b/NULL", "c/NULL");
    rows("tags", "name", "('A')", "('B')", "('C')");
    rows(
        "product_tags",
        "product_id, tag_id, priority",
        "(1, 1, 1)",
        "(1, 3, 2)",
        "(2, 2, 1)",
        "(3, 1, 3)",
        "(3, 2, 1)",
        "(3, 3, 2)");

    List<Product> found =
        all(
            products.findAll(
                q ->
                    q.order(Product_.id.asc())
                        .include(Product_.tags, t -> t.order(Tag_.id.asc()))));

    assertThat(found)
        .extracting(IncludeOrderCasesContract::priorities)
        .containsExactly(List.of(1, 2), List.of(1), List.of(3, 1, 2));
  }

  private static List<Integer> priorities(Product product) {
    List<Joined<Tag, ProductTag>> joined = product.tags().loadedJoined();
    assertThat(joined)
        .allSatisfy(each -> assertThat(each.through().tag().key()).isEqualTo(each.target().id()));
    return joined.stream().map(each -> each.through().priority()).toList();
  }

  @Test
  @DisplayName("IFA-07, IFA-13: a required belongs-to with a condition, without and with a limit")
  void conditionOfBelongsTo() {
    rows("companies", "name", "('A')", "('B')");
    rows("buyers", "last_name, employer_id", "('0', 1)", "('1', 1)", "('2', 1)", "('3', 2)");
    Query<Buyer> ofA =
        Query.of(Buyer_.TYPE)
            .include(Buyer_.employer, c -> c.required().where(Company_.name.eq("A")))
            .order(Buyer_.id.asc());

    List<Buyer> ofB =
        all(
            buyers.findAll(
                q -> q.include(Buyer_.employer, c -> c.required().where(Company_.name.eq("B")))));

    assertThat(ofB).singleElement().extracting(Buyer::name).isEqualTo("3");
    assertThat(ofB.get(0).employer().loaded()).map(Company::name).contains("B");
    List<Buyer> limited = all(buyers.findAll(ofA.limit(2)));
    assertThat(limited).extracting(Buyer::name).containsExactly("0", "1");
    assertThat(limited)
        .allMatch(each -> each.employer().loaded().map(Company::name).orElse("").equals("A"));
    assertThat(all(buyers.findAll(ofA))).hasSize(3);
  }

  @Test
  @DisplayName("IFA-11, IFA-22: a condition of a belongs-to-many, required and optional")
  void conditionOfBelongsToMany() {
    productsOf("a/NULL", "b/NULL");
    rows("tags", "name", "('A')", "('B')", "('C')");
    rows("product_tags", "product_id, tag_id", pair(1, 1), pair(1, 2), pair(1, 3), pair(2, 1));

    List<Product> ofC =
        all(
            products.findAll(
                q -> q.include(Product_.tags, t -> t.required().where(Tag_.name.eq("C")))));
    List<Product> optional =
        all(
            products.findAll(
                q -> q.include(Product_.tags, t -> t.where(Tag_.name.eq("idontexist")))));

    assertThat(titles(ofC)).containsExactly("a");
    assertThat(tags(ofC.get(0))).containsExactly("C");
    assertThat(titles(optional)).containsExactlyInAnyOrder("a", "b");
    assertThat(optional).allMatch(each -> each.tags().loaded().isEmpty());
  }

  @Test
  @DisplayName("IFA-25: conditions of includes that are true of all")
  void conditionsOfNothing() {
    rows("companies", "name", "('A')");
    rows("categories", "name", "('B')");
    rows(
        "products", "title, company_id, category_id, created_at", "('a', 1, 1, CURRENT_TIMESTAMP)");

    Product found =
        get(
            products.findOne(
                q ->
                    q.include(Product_.company, c -> c.where())
                        .include(Product_.category, c -> c.where(Condition.all()))));

    assertThat(found.company().loaded()).isPresent();
    assertThat(found.category().loaded()).isPresent();
  }

  @Test
  @DisplayName(
      "IFA-26: ordered by an attribute of the included row and one of its own, with a limit")
  void ordersByBoth() {
    rows("companies", "name, rank", "('two', 2)", "('one', 1)");
    rows(
        "buyers",
        "last_name, employer_id",
        "('Hansen', 1)",
        "('Albertsen', 2)",
        "('Zenith', 1)",
        "('Nobody', NULL)");

    List<Buyer> found =
        all(
            buyers.findAll(
                q ->
                    q.include(Buyer_.employer, c -> c.required())
                        .order(Buyer_.employer.to(Company_.rank).asc(), Buyer_.name.desc())
                        .limit(5)));

    assertThat(found).extracting(Buyer::name).containsExactly("Albertsen", "Zenith", "Hansen");
  }

  @Test
  @DisplayName("IFC-01: two required has-many, with a limit")
  void countsWithTwoRequired() {
    buyersNamed(6);
    productsOf("a/3", "b/4", "c/5", "d/6", "e/6");
    rows("circle_memberships", "buyer_id", "(1)", "(4)", "(5)", "(6)");

    Page<Buyer> page =
        get(
            buyers.findAndCountAll(
                q ->
                    q.include(Buyer_.products, p -> p.required())
                        .include(Buyer_.memberships, m -> m.required())
                        .order(Buyer_.id.asc())
                        .limit(2)));

    assertThat(page.count()).isEqualTo(3);
    assertThat(page.rows()).extracting(Buyer::id).containsExactly(4L, 5L);
    assertThat(
            get(
                buyers.count(
                    q ->
                        q.include(
                            Buyer_.memberships,
                            m -> m.where(Membership_.rankId.isNotNull()).required()))))
        .isZero();
  }

  @Test
  @DisplayName("IFC-04: a required has-many, with a limit")
  void countsWithRequired() {
    buyersNamed(5);
    productsOf("a/2", "b/3", "c/4", "d/5");

    Page<Buyer> page =
        get(buyers.findAndCountAll(q -> q.include(Buyer_.products, p -> p.required()).limit(2)));

    assertThat(page.count()).isEqualTo(4);
    assertThat(page.rows()).hasSize(2).noneMatch(each -> each.products().loaded().isEmpty());
  }

  @Test
  @DisplayName("IFC-05: parents are counted once, however many children they have")
  void countsParentsOnce() {
    buyersNamed(2);
    productsOf("yes/1", "yes/1", "no/1", "yes/2");

    Page<Buyer> page =
        get(
            buyers.findAndCountAll(
                q ->
                    q.include(Buyer_.products, p -> p.required().where(Product_.title.eq("yes")))
                        .order(Buyer_.id.asc())
                        .limit(1)));

    assertThat(page.count()).isEqualTo(2);
    assertThat(page.rows()).hasSize(1);
    assertThat(titles(page.rows().get(0).products().loaded())).containsExactly("yes", "yes");
  }

  @Test
  @DisplayName("IFC-07: with an or, a required include, limit and offset")
  void countsWithOr() {
    rows("buyers", "last_name", "('fname-1')", "('fname-2')", "('xfname-1')");
    productsOf("naam/1", "guru/2", "app/2");

    Page<Buyer> page =
        get(
            buyers.findAndCountAll(
                q ->
                    q.where(Buyer_.name.like("fname%").or(Buyer_.name.like("%fname-2")))
                        .include(
                            Buyer_.products,
                            p -> p.required().where(Product_.title.in("naam", "guru")))
                        .order(Buyer_.id.asc())
                        .limit(1)
                        .offset(1)));

    assertThat(page.count()).isEqualTo(2);
    assertThat(page.rows()).singleElement().extracting(Buyer::name).isEqualTo("fname-2");
    assertThat(titles(page.rows().get(0).products().loaded())).containsExactly("guru");
  }

  @Test
  @DisplayName("IFO-07: a has-many below a required has-one, without rows")
  void findsNothing() {
    Signals.empty(
        buyers.findOne(
            q ->
                q.include(
                    Buyer_.card,
                    c -> c.required().where(Card_.number.eq("x")).include(Card_.charges))));
  }

  @Test
  @DisplayName("IP-02: what an include says is not changed by running it")
  void includesAreValues() {
    rows("buyers", "last_name", "('Ada')");
    Query<Buyer> optional = Query.of(Buyer_.TYPE).include(Buyer_.employer);
    Query<Buyer> required = Query.of(Buyer_.TYPE).include(Buyer_.employer, c -> c.required());
    String before = optional + "|" + required;

    assertThat(all(buyers.findAll(optional))).hasSize(1);
    assertThat(all(buyers.findAll(required))).isEmpty();

    assertThat(optional + "|" + required).isEqualTo(before);
    assertThat(optional.criteria().includes().get(0).isRequired()).isFalse();
    assertThat(required.criteria().includes().get(0).isRequired()).isTrue();
  }
}
