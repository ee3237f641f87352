package io.sluice.tests.contract;

import io.sluice.Model;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.shop.Buyer;
import io.sluice.tests.shop.Buyer_;
import io.sluice.tests.shop.Card_;
import io.sluice.tests.shop.Category_;
import io.sluice.tests.shop.Charge_;
import io.sluice.tests.shop.Circle_;
import io.sluice.tests.shop.Company;
import io.sluice.tests.shop.Company_;
import io.sluice.tests.shop.Membership_;
import io.sluice.tests.shop.Price;
import io.sluice.tests.shop.Price_;
import io.sluice.tests.shop.Product;
import io.sluice.tests.shop.ProductTag_;
import io.sluice.tests.shop.Product_;
import io.sluice.tests.shop.Rank_;
import io.sluice.tests.shop.Tag;
import io.sluice.tests.shop.Tag_;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Flux;

/** What tests of includes share: a shop, whose tables have a schema of their own. */
abstract class ShopCases extends Contract {
  protected final Model<Buyer> buyers;
  protected final Model<Product> products;
  protected final Model<Price> prices;
  protected final Model<Company> companies;

  ShopCases(DatabaseUnderTest database) {
    super(database);
    this.buyers = sluice.model(Buyer_.TYPE);
    this.products = sluice.model(Product_.TYPE);
    this.prices = sluice.model(Price_.TYPE);
    this.companies = sluice.model(Company_.TYPE);
  }

  @BeforeEach
  void createShop() {
    database.server().createSchema("shop").block(PATIENCE);
    database.sync(
        Company_.TYPE,
        Category_.TYPE,
        Buyer_.TYPE,
        Card_.TYPE,
        Charge_.TYPE,
        Product_.TYPE,
        Tag_.TYPE,
        ProductTag_.TYPE,
        Price_.TYPE,
        Circle_.TYPE,
        Rank_.TYPE,
        Membership_.TYPE);
  }

  @AfterEach
  void dropShop() {
    database.server().dropSchema("shop").block(PATIENCE);
  }

  /** Rows past Sluice. */
  protected void rows(String table, String columns, String... values) {
    database.run(
        "INSERT INTO shop."
            + table
            + " ("
            + columns.replaceAll("\\w+", database.server().name("$0"))
            + ") VALUES "
            + String.join(", ", values));
  }

  /**
   * Five buyers with a block of products each: Chair, Desk, Bed, Pen and Monitor, of which they
   * have Chair, Desk and Pen.
   */
  protected void fixture() {
    rows(
        "companies",
        "name",
        "('Sequelize')",
        "('Coca Cola')",
        "('Bonanza')",
        "('NYSE')",
        "('Coshopr')");
    rows("categories", "name", "('A')", "('B')", "('C')", "('D')");
    rows("tags", "name", "('A')", "('B')", "('C')", "('D')", "('E')");
    for (int block = 0; block < 5; block++) {
      block(block + 1, block * 5 + 1);
    }
    log.clear();
  }

  private void block(int buyer, int first) {
    rows("buyers", "last_name", "('buyer " + buyer + "')");
    rows(
        "products",
        "title, buyer_id, company_id, category_id, created_at",
        "('Chair', " + buyer + ", 5, 2, CURRENT_TIMESTAMP)",
        "('Desk', " + buyer + ", 4, NULL, CURRENT_TIMESTAMP)",
        "('Bed', NULL, 3, NULL, CURRENT_TIMESTAMP)",
        "('Pen', " + buyer + ", 2, NULL, CURRENT_TIMESTAMP)",
        "('Monitor', NULL, 1, NULL, CURRENT_TIMESTAMP)");
    rows(
        "product_tags",
        "product_id, tag_id",
        pair(first, 1),
        pair(first, 3),
        pair(first + 1, 2),
        pair(first + 2, 1),
        pair(first + 3, 1));
    rows("prices", "product_id, amount", pair(first, 5), pair(first, 10));
    for (int amount = 5; amount <= 20; amount += 5) {
      rows("prices", "product_id, amount", pair(first + 1, amount));
    }
    rows("prices", "product_id, amount", pair(first + 2, 20), pair(first + 3, 20));
  }

  /** A row of two numbers. */
  protected static String pair(int left, int right) {
    return "(" + left + ", " + right + ")";
  }

  protected static <T> List<T> all(Flux<T> found) {
    return get(found.collectList());
  }

  protected static List<String> titles(List<Product> found) {
    return found.stream().map(each -> String.valueOf(each.title())).toList();
  }

  protected static List<String> tags(Product product) {
    return product.tags().loaded().stream().map(Tag::name).sorted().toList();
  }

  protected static List<Integer> amounts(Product product) {
    return product.prices().loaded().stream().map(Price::amount).sorted().toList();
  }
}
