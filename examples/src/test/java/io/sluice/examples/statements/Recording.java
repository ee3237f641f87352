package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.query.Condition;
import io.sluice.tests.StatementLog;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A Sluice of one product, and what it has sent. For one thread. */
final class Recording {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String WHERE = " WHERE ";

  private final String product;
  private final StatementLog log = new StatementLog();
  private final Sluice sluice;

  Recording(String product, String version, int rows) {
    this.product = product;
    this.sluice =
        Sluice.of(new AnsweringConnections(product, version, rows), each -> each.listener(log));
  }

  String product() {
    return product;
  }

  Sluice sluice() {
    return sluice;
  }

  /** What the publisher of the case sends; where the server cannot do it, the way out. */
  List<String> sent(Function<Sluice, ? extends Cases> section, String name)
      throws ReflectiveOperationException {
    log.clear();
    try {
      Flux.from((Publisher<?>) invoked(section, name)).blockLast(PATIENCE);
    } catch (UnsupportedFeatureException refused) {
      return List.of("-- refused: " + refused.getMessage());
    }
    return log.all();
  }

  /** What the conditions of the case are after a WHERE. */
  @SuppressWarnings("unchecked") // as the case says
  List<String> conditions(String name) throws ReflectiveOperationException {
    List<String> texts = new ArrayList<>();
    for (Condition<User> each : (List<Condition<User>>) invoked(Conditions::new, name)) {
      log.clear();
      sluice.model(User_.TYPE).withDeleted().count(q -> q.where(each)).block(PATIENCE);
      String sql = log.all().get(0);
      texts.add(sql.substring(sql.indexOf(WHERE) + WHERE.length()));
    }
    return texts;
  }

  private Object invoked(Function<Sluice, ? extends Cases> section, String name)
      throws ReflectiveOperationException {
    Cases cases = section.apply(sluice);
    Method method = cases.getClass().getDeclaredMethod(name);
    return method.invoke(cases);
  }
}
