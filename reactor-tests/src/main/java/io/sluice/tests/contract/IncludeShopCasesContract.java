package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.shop.Buyer;
import io.sluice.tests.shop.Buyer_;
import io.sluice.tests.shop.Card;
import io.sluice.tests.shop.Card_;
import io.sluice.tests.shop.Category;
import io.sluice.tests.shop.Company;
import io.sluice.tests.shop.Company_;
import io.sluice.tests.shop.Membership;
import io.sluice.tests.shop.Membership_;
import io.sluice.tests.shop.Price;
import io.sluice.tests.shop.Price_;
import io.sluice.tests.shop.Product;
import io.sluice.tests.shop.Product_;
import io.sluice.tests.shop.Tag;
import io.sluice.tests.shop.Tag_;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of includes, nested and mixed. */
public abstract class IncludeShopCasesContract extends ShopCases {
  /** On the database. */
  protected IncludeShopCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private void product(String title, String columns, String values) {
    rows(
        "products",
        "title, created_at" + columns,
        "('" + title + "', CURRENT_TIMESTAMP" + values + ")");
  }

  @Test
  @DisplayName("INC-I07: a belongs-to below a has-many")
  void belongsToBelowHasMany() {
    rows("buyers", "last_name", "('Ada')");
    rows("categories", "name", "('one')", "('two')");
    for (int i = 0; i < 4; i++) {
      product("p" + i, ", buyer_id, category_id", ", 1, " + (i % 2 + 1));
    }

    Buyer ada =
        get(
            buyers.findOne(
                q ->
                    q.include(
                        Buyer_.products,
                        p -> p.order(Product_.id.asc()).include(Product_.category))));

    assertThat(ada.products().loaded())
        .extracting(each -> each.category().loaded().map(Category::name).orElseThrow())
        .containsExactly("one", "two", "one", "two");
  }

  @Test
  @DisplayName("INC-I08: a has-many below a belongs-to")
  void hasManyBelowBelongsTo() {
    rows("buyers", "last_name", "('Ada')");
    rows("circle_memberships", "buyer_id", "(1)");
    for (int i = 0; i < 4; i++) {
      product("p" + i, ", buyer_id", ", 1");
    }
    product("other", "", "");

    Membership found =
        get(
            sluice
                .model(Membership_.TYPE)
                .findOne(q -> q.include(Membership_.buyer, b -> b.include(Buyer_.products))));

    assertThat(found.buyer().loaded().orElseThrow().products().loaded()).hasSize(4);
  }

  private void mixed() {
    rows("buyers", "last_name", "('Ada')");
    rows("circles", "name", "('Developers')", "('Designers')");
    rows("ranks", "name, can_remove", "('admin', TRUE)", "('guest', FALSE)");
    rows("circle_memberships", "buyer_id, circle_id, rank_id", "(1, 1, 1)", "(1, 2, 2)");
    rows("categories", "name", "('furniture')");
    rows("tags", "name", "('A')", "('B')");
    product("Chair", ", buyer_id, category_id", ", 1, 1");
    product("Desk", ", buyer_id", ", 1");
    rows("product_tags", "product_id, tag_id", "(1, 1)", "(1, 2)", "(2, 2)");
    rows("prices", "product_id, amount", "(1, 5)", "(1, 10)");
    rows("prices", "product_id, amount", "(2, 5)", "(2, 10)", "(2, 15)", "(2, 20)");
    log.clear();
  }

  @Test
  @DisplayName("INC-I10: all kinds of includes in one query")
  void mixedIncludes() {
    mixed();

    Buyer ada =
        get(
            buyers.findOne(
                q ->
                    q.include(
                            Buyer_.memberships,
                            m ->
                                m.order(Membership_.id.asc())
                                    .include(Membership_.circle)
                                    .include(Membership_.rank))
                        .include(
                            Buyer_.products,
                            p ->
                                p.order(Product_.id.asc())
                                    .include(Product_.tags)
                                    .include(Product_.category)
                                    .include(Product_.prices))));

    assertThat(ada.memberships().loaded())
        .extracting(IncludeShopCasesContract::described)
        .containsExactly("Developers/true", "Designers/false");
    List<Product> found = ada.products().loaded();
    assertThat(found).extracting(each -> each.tags().loaded().size()).containsExactly(2, 1);
    assertThat(found).extracting(each -> each.prices().loaded().size()).containsExactly(2, 4);
    assertThat(found.get(0).category().loaded()).map(Category::name).contains("furniture");
    assertThat(found.get(1).category().loaded()).isEmpty();
    assertThat(log.all()).hasSize(5);
  }

  private static String described(Membership membership) {
    return membership.circle().loaded().orElseThrow().name()
        + "/"
        + membership.rank().loaded().orElseThrow().canRemove();
  }

  @Test
  @DisplayName("INC-I11: only the attributes, and keys, of both sides")
  void attributesOfBoth() {
    rows("companies", "name, rank", "('NYSE', 3)");
    product("Desk", ", description, company_id", ", 'of wood', 1");

    Product found =
        all(products.findAll(
                q ->
                    q.attributes(Product_.title)
                        .include(Product_.company, c -> c.attributes(Company_.name))))
            .get(0);

    assertThat(found.title()).isEqualTo("Desk");
    assertThat(found.description()).isNull();
    assertThat(found.createdAt()).isNull();
    Company company = found.company().loaded().orElseThrow();
    assertThat(company.name()).isEqualTo("NYSE");
    assertThat(company.rank()).isNull();
  }

  @Test
  @DisplayName("INC-I14: instants of parent and child are the same")
  void instants() {
    Instant instant = Instant.parse("2014-02-20T00:00:00Z");
    Product desk = get(products.create(Product_.title.set("Desk"), Product_.launched.set(instant)));
    run(desk.tags().create(Tag_.name.set("A"), Tag_.launched.set(instant)));

    Product found = get(products.findOne(q -> q.include(Product_.tags)));

    assertThat(found.launched()).isEqualTo(instant);
    assertThat(found.tags().loaded()).extracting(Tag::launched).containsExactly(instant);
  }

  private void chain() {
    rows("companies", "id, name", "(11, 'parent')");
    rows("companies", "id, name, parent_id", "(13, 'issuer', 11)", "(14, 'other', 11)");
    rows("buyers", "last_name", "('Ada')", "('Bob')");
    rows("cards", "number, buyer_id, issuer_id", "('1', 1, 13)", "('2', 2, 14)");
    product("Chair", ", buyer_id", ", 1");
    product("Desk", ", buyer_id", ", 2");
    rows("prices", "product_id, amount", "(1, 5)", "(2, 5)");
    log.clear();
  }

  @Test
  @DisplayName("IFA-01: six in a chain, with a condition in the middle and a model that repeats")
  void chainOfSix() {
    chain();

    List<Price> found =
        all(
            prices.findAll(
                q ->
                    q.order(Price_.id.asc())
                        .include(
                            Price_.product,
                            p ->
                                p.include(
                                    Product_.buyer,
                                    b ->
                                        b.include(
                                            Buyer_.card,
                                            c ->
                                                c.include(
                                                    Card_.issuer,
                                                    i ->
                                                        i.where(Company_.id.eq(13))
                                                            .include(Company_.parent)))))));

    assertThat(card(found.get(0)).issuer().loaded())
        .flatMap(each -> each.parent().loaded())
        .map(Company::name)
        .contains("parent");
    assertThat(card(found.get(1)).number()).isEqualTo("2");
    assertThat(card(found.get(1)).issuer().loaded()).isEmpty();
    assertThat(log.all()).hasSize(1);
  }

  private static Card card(Price price) {
    return price
        .product()
        .loaded()
        .flatMap(each -> each.buyer().loaded())
        .flatMap(each -> each.card().loaded())
        .orElseThrow();
  }

  @Test
  @DisplayName("IFA-02: a limit, and a condition two levels below")
  void limitsWithConditionBelow() {
    mixed();

    List<Buyer> found =
        all(
            buyers.findAll(
                q ->
                    q.limit(1)
                        .include(
                            Buyer_.products,
                            p ->
                                p.order(Product_.id.asc())
                                    .include(Product_.tags, t -> t.where(Tag_.name.eq("A"))))));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).products().loaded())
        .extracting(ShopCases::tags)
        .containsExactly(List.of("A"), List.of());
  }

  @Test
  @DisplayName("IFA-08: a required include with an optional one below")
  void optionalBelowRequired() {
    rows("categories", "name", "('street')");
    product("inactive", "", "");
    product("active", ", category_id", ", 1");
    rows("prices", "product_id, amount", "(1, 5)", "(2, 6)");

    Price found =
        get(
            prices.findOne(
                q ->
                    q.include(
                        Price_.product,
                        p ->
                            p.required()
                                .where(Product_.title.eq("active"))
                                .include(Product_.category))));

    assertThat(found.amount()).isEqualTo(6);
    assertThat(found.product().loaded())
        .flatMap(each -> each.category().loaded())
        .map(Category::name)
        .contains("street");
  }

  @Test
  @DisplayName("IFA-31: required, optional below it, and a has-many with a condition below that")
  void manyBelowOptional() {
    mixed();
    product("stray", "", "");
    rows("prices", "product_id, amount", "(3, 99)");

    List<Price> found =
        all(
            prices.findAll(
                q ->
                    q.order(Price_.id.desc())
                        .limit(2)
                        .include(
                            Price_.product,
                            p ->
                                p.required()
                                    .include(
                                        Product_.buyer,
                                        b ->
                                            b.include(
                                                Buyer_.memberships,
                                                m -> m.where(Membership_.rankId.eq(2L)))))));

    assertThat(found.get(0).product().loaded().orElseThrow().buyer().loaded()).isEmpty();
    Buyer ada = found.get(1).product().loaded().orElseThrow().buyer().loaded().orElseThrow();
    assertThat(ada.memberships().loaded()).extracting(Membership::id).containsExactly(2L);
  }
}
