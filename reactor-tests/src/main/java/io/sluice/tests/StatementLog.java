package io.sluice.tests;

import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.listener.StatementOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Keeps the statements that were sent. Thread-safe. */
public final class StatementLog implements StatementListener {
  private static final Pattern OF_TRANSACTIONS =
      Pattern.compile("(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE).*");

  private final List<StatementEvent> started = new CopyOnWriteArrayList<>();
  private final List<StatementOutcome> ended = new CopyOnWriteArrayList<>();
  private volatile boolean on = true;

  @Override
  public void started(StatementEvent statement) {
    if (on) {
      started.add(statement);
    }
  }

  @Override
  public void ended(StatementEvent statement, StatementOutcome outcome) {
    if (on) {
      ended.add(outcome);
    }
  }

  /** Forgets all, and keeps nothing from now on; for tests of many statements. */
  public void off() {
    on = false;
    clear();
  }

  /** Forgets all. */
  public void clear() {
    started.clear();
    ended.clear();
  }

  /** All statements, in the order in which they were sent. */
  public List<String> all() {
    return started.stream().map(StatementEvent::sql).toList();
  }

  /** The statements without those that begin and end transactions. */
  public List<String> statements() {
    List<String> statements = new ArrayList<>(all());
    statements.removeIf(sql -> OF_TRANSACTIONS.matcher(sql).matches());
    return statements;
  }

  /** What listeners were told when statements were sent. */
  public List<StatementEvent> events() {
    return List.copyOf(started);
  }

  /** What listeners were told when statements ended. */
  public List<StatementOutcome> outcomes() {
    return List.copyOf(ended);
  }
}
