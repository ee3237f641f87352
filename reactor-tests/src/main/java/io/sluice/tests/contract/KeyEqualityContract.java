package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.keys.Amount;
import io.sluice.tests.keys.Amount_;
import io.sluice.tests.keys.Coin;
import io.sluice.tests.keys.Coin_;
import io.sluice.tests.keys.Label;
import io.sluice.tests.keys.Label_;
import io.sluice.tests.keys.Sticker;
import io.sluice.tests.keys.Sticker_;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Keys that are equal to the database and not to Java: whatever reads an association finds the same
 * rows, and whatever writes one takes them for the same row.
 */
public abstract class KeyEqualityContract extends Contract {

  private Sluice fresh = sluice;
  private Model<Label> labels = sluice.model(Label_.TYPE);
  private Model<Sticker> stickers = sluice.model(Sticker_.TYPE);
  private final Model<Amount> amounts = sluice.model(Amount_.TYPE);
  private final Model<Coin> coins = sluice.model(Coin_.TYPE);

  protected KeyEqualityContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("texts that a collation or a padded type takes for equal")
  @TestFactory
  List<DynamicTest> texts() {
    List<DynamicTest> tests = new ArrayList<>();
    database
        .server()
        .looseTexts()
        .forEach(
            (type, spelling) ->
                tests.add(DynamicTest.dynamicTest(type, () -> texts(type, spelling))));
    return tests;
  }

  private void texts(String type, String other) {
    database.drop("shelf_labels", "stickers", "labels", "shelves");
    database.run(database.server().looseTextNeeds().toArray(String[]::new));
    database.run(
        "CREATE TABLE labels (code " + type + " PRIMARY KEY)",
        "CREATE TABLE shelves (code " + type + " PRIMARY KEY)",
        "CREATE TABLE stickers (id BIGINT PRIMARY KEY, label_code " + type + ")",
        "CREATE TABLE shelf_labels (label_code "
            + type
            + ", shelf_code "
            + type
            + ", PRIMARY KEY (label_code, shelf_code))",
        "INSERT INTO labels VALUES ('Pet'), ('Zoo')",
        "INSERT INTO shelves VALUES ('Pet'), ('Zoo')",
        "INSERT INTO stickers VALUES (1, 'Pet'), (2, '" + other + "'), (3, 'Zoo'), (4, NULL)",
        "INSERT INTO shelf_labels VALUES ('" + other + "', 'Zoo'), ('Zoo', '" + other + "')");
    // by connections that have not prepared a statement on a table of another type
    fresh = database.sluice(2);
    labels = fresh.model(Label_.TYPE);
    stickers = fresh.model(Sticker_.TYPE);
    requireTheSameRows(other);
    requireTheSameRows("Pet");
    requireTheSameLinks(other);
  }

  private void requireTheSameRows(String key) {
    Label label = get(labels.findByPk(key));
    Map<String, Long> found = new LinkedHashMap<>();
    found.put("count", get(label.stickers().count()));
    found.put("get", get(label.stickers().get().count()));
    found.put("rows by keys", get(labels.findAllByPk(List.of(key, "Zoo", key)).count()) - 1);
    found.put("count by key", get(labels.association(Label_.stickers, key).count()));
    found.put(
        "include",
        size(get(labels.findAll(q -> q.include(Label_.stickers)).filter(this::isPet).single())));
    found.put(
        "joined include",
        size(
            get(
                labels
                    .findAll(q -> q.include(Label_.stickers, i -> i.joined()))
                    .filter(this::isPet)
                    .single())));
    found.put("load", size(get(fresh.load(List.of(label), Label_.stickers)).get(0)));
    found.put(
        "include of the parent",
        get(
            stickers
                .findAll(q -> q.include(Sticker_.label))
                .filter(each -> each.label().loaded().filter(this::isPet).isPresent())
                .count()));
    found.put(
        "separate include of the parent",
        get(
            stickers
                .findAll(q -> q.include(Sticker_.label, i -> i.separately()))
                .filter(each -> each.label().loaded().filter(this::isPet).isPresent())
                .count()));
    assertThat(found).allSatisfy((how, rows) -> assertThat(rows).as(how).isEqualTo(2));
    assertThat(get(label.stickers().hasKeys(1L, 2L))).isTrue();
  }

  private void requireTheSameLinks(String key) {
    Label zoo = get(labels.findByPk("Zoo"));
    assertThat(get(zoo.shelves().hasKeys(key))).isTrue();
    assertThat(get(zoo.shelves().hasKeys("Pet", key))).isTrue();
    assertThat(get(zoo.shelves().addKeys("Pet"))).isEqualTo(new Linked(0, 0, 0, 1));
    assertThat(get(zoo.shelves().addKeys(key))).isEqualTo(new Linked(0, 0, 0, 1));
    assertThat(get(zoo.shelves().setKeys("Pet"))).isEqualTo(new Linked(0, 0, 0, 1));
    assertThat(get(zoo.shelves().get().count())).isEqualTo(1);
    assertThat(get(labels.association(Label_.shelves, "Pet").count())).isEqualTo(1);
    assertThat(
            get(labels.findAll(q -> q.include(Label_.shelves)).filter(this::isPet).single())
                .shelves()
                .loaded())
        .hasSize(1);
    assertThat(get(zoo.shelves().removeKeys(key)).removed()).isEqualTo(1);
  }

  private boolean isPet(Label label) {
    return !label.code().startsWith("Z");
  }

  private static long size(Label label) {
    return label.stickers().loaded().size();
  }

  @DisplayName("numbers of another scale")
  @Test
  void numbers() {
    database.drop("coins", "amounts");
    database.run(
        "CREATE TABLE amounts (amount DECIMAL(10, 2) PRIMARY KEY)",
        "CREATE TABLE coins (id BIGINT PRIMARY KEY, amount_amount DECIMAL(12, 4))",
        "INSERT INTO amounts VALUES (1.5), (2)",
        "INSERT INTO coins VALUES (1, 1.5), (2, 1.50), (3, 2)");
    BigDecimal key = new BigDecimal("1.500");
    Amount amount = get(amounts.findByPk(key));
    assertThat(get(amount.coins().count())).isEqualTo(2);
    assertThat(get(amount.coins().get().count())).isEqualTo(2);
    assertThat(get(amounts.findAll(q -> q.include(Amount_.coins)).collectList()))
        .extracting(each -> each.coins().loaded().size())
        .containsExactlyInAnyOrder(2, 1);
    assertThat(get(amounts.findAll(q -> q.include(Amount_.coins, i -> i.joined())).collectList()))
        .extracting(each -> each.coins().loaded().size())
        .containsExactlyInAnyOrder(2, 1);
    assertThat(get(coins.findAll(q -> q.include(Coin_.amount, i -> i.separately())).collectList()))
        .allSatisfy(each -> assertThat(each.amount().loaded()).isPresent());
    assertThat(get(sluice.load(List.of(amount), Amount_.coins)).get(0).coins().loaded()).hasSize(2);
    assertThat(get(amount.coins().setKeys(1L, 2L))).isEqualTo(new Linked(0, 0, 0, 2));
  }
}
