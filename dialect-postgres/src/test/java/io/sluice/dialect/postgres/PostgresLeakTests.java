package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Netty, which watches every buffer here, reports none that was not released. */
@Timeout(60)
@ExtendWith(PostgresExtension.class)
class PostgresLeakTests {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Level before = ResourceLeakDetector.getLevel();
  private final ListAppender<ILoggingEvent> reports = new ListAppender<>();
  private final Logger detector =
      (Logger) LoggerFactory.getLogger("io.netty.util.ResourceLeakDetector");
  private final DatabaseUnderTest database;

  PostgresLeakTests(DatabaseUnderTest database) {
    this.database = database;
  }

  @BeforeEach
  void watch() {
    ResourceLeakDetector.setLevel(Level.PARANOID);
    reports.start();
    detector.addAppender(reports);
    database.sync(Entry_.TYPE);
    database.fill("entries", 2_000);
  }

  @AfterEach
  void stopWatching() {
    detector.detachAppender(reports);
    ResourceLeakDetector.setLevel(before);
  }

  @Test
  @DisplayName("27: nested statements, cancels, errors and drained results leak no buffer")
  void nothingLeaks() {
    Sluice sluice = database.sluice(2);
    Model<Entry> entries = sluice.model(Entry_.TYPE);
    Flux<Entry> nested = entries.findAll().flatMap(each -> entries.findByPk(each.id()), 16);
    sluice.transactional(nested).blockLast(PATIENCE);
    Flux<Entry> few = sluice.transactionalStream(nested).take(10);
    Flux<Entry> broken = entries.create(Entry_.id.set(1L)).thenMany(nested);
    Flux.range(0, 15)
        .concatMap(
            i ->
                few.then()
                    .then(nested.take(5).then())
                    .then(entries.findAll(q -> q.fetchSize(50)).take(70).then())
                    .then(sluice.transactional(broken).then().onErrorComplete()))
        .blockLast(PATIENCE);
    // a leak is reported when its buffer has been collected and another one is made
    for (int i = 0; i < 5; i++) {
      System.gc();
      Mono.zip(entries.count(), entries.findAll().count()).block(PATIENCE);
    }
    assertThat(reports.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }
}
