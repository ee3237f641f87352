package io.sluice.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyStockUnitTests {
  private static List<Object> keys(int from, int to) {
    return IntStream.range(from, to).mapToObj(Object.class::cast).toList();
  }

  @Test
  void aChunkThatIsNotWholeHasNoneAheadOfIt() {
    assertThat(new KeyStock(10, 40).ahead(9)).isZero();
  }

  @Test
  void thereAreKeysForTheNextTwoChunksWhichMayGrow() {
    KeyStock stock = new KeyStock(10, 30);
    assertThat(stock.ahead(10)).isEqualTo(40);
    stock.divided(keys(0, 50), 10);
    assertThat(stock.ahead(10)).isZero();
    assertThat(stock.ahead(20)).isEqualTo(20);
    assertThat(stock.ahead(30)).isEqualTo(20);
  }

  @Test
  void eachKeyIsUsedOnceAndInOrder() {
    KeyStock stock = new KeyStock(2, 2);
    assertThat(stock.divided(keys(0, 7), 2)).isEqualTo(keys(0, 2));
    assertThat(stock.ahead(2)).isZero();
    assertThat(stock.take(4)).isEqualTo(keys(2, 6));
    assertThat(stock.take(2)).isNull();
    assertThat(stock.take(1)).isEqualTo(keys(6, 7));
  }
}
