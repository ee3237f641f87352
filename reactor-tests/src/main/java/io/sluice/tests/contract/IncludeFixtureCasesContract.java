package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.shop.Buyer;
import io.sluice.tests.shop.Category;
import io.sluice.tests.shop.Company;
import io.sluice.tests.shop.Company_;
import io.sluice.tests.shop.Price_;
import io.sluice.tests.shop.Product;
import io.sluice.tests.shop.ProductTag_;
import io.sluice.tests.shop.Product_;
import io.sluice.tests.shop.Tag;
import io.sluice.tests.shop.Tag_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of includes with the rows of {@link ShopCases#fixture()}. */
public abstract class IncludeFixtureCasesContract extends ShopCases {
  /** On the database. */
  protected IncludeFixtureCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createFixture() {
    fixture();
  }

  @Test
  @DisplayName("IFA-14: a limit, attributes, a required belongs-to, and two to-many includes")
  void limitsWithAttributes() {
    List<Product> found =
        all(
            products.findAll(
                q ->
                    q.attributes(Product_.title)
                        .include(
                            Product_.company, c -> c.required().where(Company_.name.eq("NYSE")))
                        .include(Product_.tags)
                        .include(Product_.prices)
                        .order(Product_.id.asc())
                        .limit(3)));

    assertThat(found).extracting(Product::id).containsExactly(2L, 7L, 12L);
    assertThat(found).allSatisfy(IncludeFixtureCasesContract::requireDesk);
    assertThat(log.all()).hasSize(3);
  }

  private static void requireDesk(Product desk) {
    assertThat(desk.title()).isEqualTo("Desk");
    assertThat(desk.createdAt()).isNull();
    assertThat(desk.company().loaded()).map(Company::name).contains("NYSE");
    assertThat(tags(desk)).containsExactly("B");
    assertThat(amounts(desk)).containsExactly(5, 10, 15, 20);
  }

  @Test
  @DisplayName("IFA-16: targets come without data of the join rows; required leaves out the rest")
  void targetsAreThemselves() {
    List<Product> found =
        all(
            products.findAll(
                q -> q.include(Product_.tags, t -> t.required()).order(Product_.id.asc())));

    assertThat(found).hasSize(20).noneMatch(each -> "Monitor".equals(each.title()));
    assertThat(tags(found.get(0))).containsExactly("A", "C");
    Tag plain = get(sluice.model(Tag_.TYPE).findByPk(2L));
    assertThat(found.get(1).tags().loaded()).containsExactly(plain);
  }

  @Test
  @DisplayName("IFA-17: a condition on the join rows, without and with a limit")
  void conditionOnJoinRows() {
    for (long limit : new long[] {1_000, 5}) {
      List<Product> found =
          all(
              products.findAll(
                  q ->
                      q.include(
                              Product_.tags,
                              t ->
                                  t.required()
                                      .where(Product_.tags.through(ProductTag_.productId).eq(3L)))
                          .limit(limit)));

      assertThat(found).singleElement().extracting(Product::id).isEqualTo(3L);
      assertThat(tags(found.get(0))).containsExactly("A");
    }
  }

  @Test
  @DisplayName("IFA-19: a limit and a condition of a has-many")
  void limitsWithConditionOfHasMany() {
    List<Product> found =
        all(
            products.findAll(
                q ->
                    q.include(Product_.company)
                        .include(Product_.tags)
                        .include(Product_.prices, p -> p.required().where(Price_.amount.gt(5)))
                        .order(Product_.id.asc())
                        .limit(6)));

    assertThat(found).extracting(Product::id).containsExactly(1L, 2L, 3L, 4L, 6L, 7L);
    assertThat(found).flatExtracting(ShopCases::amounts).hasSize(10).allMatch(each -> each > 5);
    assertThat(found).allSatisfy(each -> assertThat(each.company().loaded()).isPresent());
  }

  @Test
  @DisplayName("IFA-20: a limit and a condition of a belongs-to-many")
  void limitsWithConditionOfBelongsToMany() {
    List<Product> found =
        all(
            products.findAll(
                q ->
                    q.include(Product_.company)
                        .include(
                            Product_.tags, t -> t.required().where(Tag_.name.in("A", "B", "C")))
                        .include(Product_.prices)
                        .order(Product_.id.asc())
                        .limit(10)));

    assertThat(found)
        .extracting(Product::id)
        .containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L, 11L, 12L);
    assertThat(found)
        .allSatisfy(
            each -> {
              assertThat(tags(each)).isNotEmpty().isSubsetOf("A", "B", "C");
              assertThat(each.company().loaded()).isPresent();
              assertThat(each.prices().loaded()).isNotEmpty();
            });
  }

  @Test
  @DisplayName("IFA-32: a limit with a belongs-to that may be none, and a has-many")
  void limitsWithBoth() {
    List<Product> found =
        all(
            products.findAll(
                q ->
                    q.attributes(Product_.title)
                        .include(Product_.buyer)
                        .include(Product_.prices)
                        .order(Product_.id.asc())
                        .limit(10)));

    assertThat(found).hasSize(10);
    assertThat(titles(found).subList(5, 10))
        .containsExactly("Chair", "Desk", "Bed", "Pen", "Monitor");
    assertThat(found.get(0).buyer().loaded()).map(Buyer::name).contains("buyer 1");
    assertThat(found.get(2).buyer().loaded()).isEmpty();
    assertThat(found.get(4).prices().loaded()).isEmpty();
    assertThat(amounts(found.get(6))).containsExactly(5, 10, 15, 20);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  @DisplayName("ISCH-01: all of these run on tables of another schema, which goes as a whole")
  void namesTheSchema() {
    List<Product> found =
        all(
            products.findAll(
                q ->
                    q.include(Product_.category, c -> c.required())
                        .include(Product_.buyer, b -> b.include(io.sluice.tests.shop.Buyer_.card))
                        .include(Product_.tags)
                        .include(Product_.prices, p -> p.limit(1).order(Price_.amount.desc()))
                        .order(Product_.company.to(Company_.name).asc(), Product_.id.desc())
                        .limit(2)));

    assertThat(found).extracting(Product::id).containsExactly(21L, 16L);
    assertThat(found.get(0).category().loaded()).map(Category::name).contains("B");
    assertThat(amounts(found.get(0))).containsExactly(10);
    assertThat(log.all())
        .hasSize(3)
        .allMatch(each -> each.contains("FROM " + database.server().name("shop") + "."));
    dropShop();
    database.server().createSchema("shop").block(PATIENCE);
    database.sync(Product_.TYPE);
    assertThat(get(products.count())).isZero();
  }
}
