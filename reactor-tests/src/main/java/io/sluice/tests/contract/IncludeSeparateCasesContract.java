package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.query.Include;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.shop.Buyer;
import io.sluice.tests.shop.Buyer_;
import io.sluice.tests.shop.Category;
import io.sluice.tests.shop.Company;
import io.sluice.tests.shop.Company_;
import io.sluice.tests.shop.Product;
import io.sluice.tests.shop.Product_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of includes that take a statement of their own. */
public abstract class IncludeSeparateCasesContract extends ShopCases {
  /** On the database. */
  protected IncludeSeparateCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private void buyersWith(int... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      rows("buyers", "last_name", "('" + i + "')");
      for (int j = 0; j < numbers[i]; j++) {
        rows(
            "products",
            "title, buyer_id, created_at",
            "('p" + j + "', " + (i + 1) + ", CURRENT_TIMESTAMP)");
      }
    }
    log.clear();
  }

  private static List<Integer> sizes(List<Buyer> found) {
    return found.stream().map(each -> each.products().loaded().size()).toList();
  }

  @Test
  @DisplayName("SEP-01: a has-many in a second statement, with its timestamps")
  void inSecondStatement() {
    buyersWith(3, 1);

    List<Buyer> found =
        all(
            buyers.findAll(
                q -> q.order(Buyer_.id.asc()).include(Buyer_.products, Include::separately)));

    assertThat(sizes(found)).containsExactly(3, 1);
    assertThat(found.get(0).products().loaded()).noneMatch(each -> each.createdAt() == null);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  @DisplayName("SEP-02: attributes without the key, which is read nevertheless")
  void withoutKey() {
    buyersWith(3);

    List<Buyer> found =
        all(
            buyers.findAll(
                q -> q.attributes(Buyer_.name).include(Buyer_.products, Include::separately)));

    assertThat(sizes(found)).containsExactly(3);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  @DisplayName("SEP-04: an include below one that is none")
  void belowNone() {
    buyersWith(0);

    Buyer joined =
        get(buyers.findOne(q -> q.include(Buyer_.employer, c -> c.include(Company_.parent))));
    Buyer separate =
        get(
            buyers.findOne(
                q ->
                    q.include(
                        Buyer_.employer,
                        c -> c.separately().include(Company_.parent, Include::separately))));

    assertThat(joined.employer().loaded()).isEmpty();
    assertThat(separate.employer().loaded()).isEmpty();
  }

  @Test
  @DisplayName("SEP-05: a limit counts for each parent, in one statement for all")
  void limitsEachParent() {
    buyersWith(3, 4);

    List<Buyer> found =
        all(
            buyers.findAll(
                q ->
                    q.order(Buyer_.id.asc())
                        .include(Buyer_.products, p -> p.order(Product_.id.desc()).limit(2))));

    assertThat(sizes(found)).containsExactly(2, 2);
    assertThat(found.get(0).products().loaded()).extracting(Product::id).containsExactly(3L, 2L);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  @DisplayName("SEP-07: joined, then separate, then a belongs-to below it: two statements")
  void separateBelowJoined() {
    rows("companies", "name", "('NYSE')");
    rows("categories", "name", "('wood')");
    buyersWith(2, 1);
    database.run(
        "UPDATE shop.buyers SET employer_id = 1", "UPDATE shop.products SET category_id = 1");
    log.clear();

    Company found =
        all(companies.findAll(
                q ->
                    q.include(
                        Company_.employees,
                        b ->
                            b.joined()
                                .order(Buyer_.id.asc())
                                .include(
                                    Buyer_.products,
                                    p -> p.separately().include(Product_.category)))))
            .get(0);

    assertThat(sizes(found.employees().loaded())).containsExactly(2, 1);
    assertThat(found.employees().loaded())
        .flatExtracting(each -> each.products().loaded())
        .extracting(each -> each.category().loaded().map(Category::name).orElseThrow())
        .containsExactly("wood", "wood", "wood");
    assertThat(log.all()).hasSize(2);
  }

  @Test
  @DisplayName("SEP-08: separate below separate: three statements")
  void separateBelowSeparate() {
    User ada = user("Ada");
    User bob = user("Bob");
    List<Project> ofAda = projectsOf(ada, "1", "2");
    List<Project> ofBob = projectsOf(bob, "3");
    tasksOf(ofAda.get(0), 3);
    tasksOf(ofAda.get(1), 1);
    tasksOf(ofBob.get(0), 2);
    log.clear();

    List<User> found =
        all(
            users.findAll(
                q ->
                    q.order(User_.id.asc())
                        .include(
                            User_.projects,
                            p ->
                                p.separately()
                                    .order(Project_.id.asc())
                                    .include(Project_.tasks, Include::separately))));

    assertThat(found)
        .extracting(
            each ->
                each.projects().loaded().stream()
                    .map(project -> project.tasks().loaded().size())
                    .toList())
        .containsExactly(List.of(3, 1), List.of(2));
    assertThat(log.all()).hasSize(3);
  }

  private void tasksOf(Project project, int number) {
    for (int i = 0; i < number; i++) {
      database.run(
          "INSERT INTO tasks (title, done, project_id) VALUES ('t', FALSE, " + project.id() + ")");
    }
  }

  @Test
  @DisplayName("SEP-10: required, separate below it with only its foreign key, required below that")
  void chain() {
    rows("companies", "name", "('NYSE')");
    buyersWith(2);
    database.run("UPDATE shop.buyers SET employer_id = 1");
    rows("products", "title, created_at", "('nobody''s', CURRENT_TIMESTAMP)");

    List<Product> found =
        all(
            products.findAll(
                q ->
                    q.include(
                        Product_.buyer,
                        b ->
                            b.required()
                                .include(
                                    Buyer_.products,
                                    p ->
                                        p.separately()
                                            .attributes(Product_.buyerId)
                                            .include(
                                                Product_.buyer,
                                                again ->
                                                    again
                                                        .required()
                                                        .attributes(Buyer_.id)
                                                        .include(Buyer_.employer))))));

    assertThat(found).hasSize(2);
    assertThat(found)
        .flatExtracting(each -> each.buyer().loaded().orElseThrow().products().loaded())
        .hasSize(4)
        .extracting(
            each ->
                each.buyer()
                    .loaded()
                    .flatMap(again -> again.employer().loaded())
                    .orElseThrow()
                    .name())
        .containsOnly("NYSE");
  }
}
