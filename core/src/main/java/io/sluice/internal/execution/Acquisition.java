package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.error.ConnectionException;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.SluiceException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

/**
 * A connection that is under way to a lane. One that comes too late is given back; a pool's queue
 * is left when nobody waits any more. For one lane; thread-safe.
 */
final class Acquisition implements CoreSubscriber<Connection>, LaneSource.Opening {
  private final Owner connections;
  private final LaneSource.Holder lane;
  private final Context context;
  private final AtomicBoolean settled = new AtomicBoolean();
  private volatile @Nullable Subscription subscription;
  private volatile @Nullable Disposable deadline;
  private int found; // connections of the pool that were found dead
  private boolean idle; // whether the pool may have given one that was idle
  private @Nullable Publisher<? extends Connection> source;

  Acquisition(Owner connections, LaneSource.Holder lane, Context context) {
    this.connections = connections;
    this.lane = lane;
    this.context = context;
  }

  void start(Publisher<? extends Connection> from) {
    source = from;
    ask(from);
    if (settled.get()) {
      return;
    }
    deadline = connections.whenTooLate(() -> fail(connections.tooLate()));
    connections.watch();
    if (settled.get()) {
      stopWaiting();
    }
  }

  private void ask(Publisher<? extends Connection> from) {
    idle = connections.hasIdle();
    // not as a Mono, which cancels after the first: a pool may take that for a connection refused
    Flux.<Connection>from(from).subscribe(this);
  }

  /** Who has it made. */
  interface Owner {
    ErrorTranslator errors();

    /** How many connections may be found dead before that is an error. */
    int attempts();

    /** Whether one that nobody waits for can be cancelled without losing a connection. */
    boolean canCancel();

    /** Whether there are connections that nobody uses, and that may be dead. */
    boolean hasIdle();

    /** Looks, now and again while anybody waits, whether connections can be freed. */
    void watch();

    /** A connection has come. */
    void arrived();

    /** It is over: the connection came, or nobody waits for it any more. */
    void settled(LaneSource.Holder lane, boolean opened);

    /** Takes back a connection that nobody waits for. */
    void refuse(LaneSource.Holder lane, Connection connection);

    /** Runs the action when one that begins now takes too long. */
    Disposable whenTooLate(Runnable action);

    /** The error of one that takes too long. */
    SluiceException tooLate();
  }

  private boolean settle(boolean opened) {
    if (settled.compareAndSet(false, true)) {
      stopWaiting();
      connections.settled(lane, opened);
      return true;
    }
    return false;
  }

  private void stopWaiting() {
    Disposable awaited = deadline;
    if (awaited != null) {
      awaited.dispose();
    }
  }

  private void fail(SluiceException cause) {
    if (settle(false)) {
      leave();
      lane.notOpened(cause);
    }
  }

  @Override
  public boolean giveUp() {
    if (settle(false)) {
      leave();
      return true;
    }
    return false;
  }

  /** Leaves the pool's queue; any other factory goes on, and what it brings is given back. */
  private void leave() {
    Subscription current = subscription;
    if (current != null && connections.canCancel()) {
      current.cancel();
    }
  }

  @Override
  public Context currentContext() {
    return context;
  }

  @Override
  public void onSubscribe(Subscription started) {
    subscription = started;
    if (settled.get()) {
      leave();
    } else {
      started.request(1);
    }
  }

  @Override
  public void onNext(Connection connection) {
    connections.arrived();
    if (settle(true)) {
      lane.opened(connection);
    } else {
      connections.refuse(lane, connection);
    }
  }

  @Override
  public void onError(Throwable cause) {
    SluiceException translated = connections.errors().connecting(cause);
    boolean dead = translated instanceof ConnectionLostException && idle;
    Publisher<? extends Connection> from = source;
    if (dead && from != null && !settled.get() && found++ < connections.attempts()) {
      ask(from);
    } else {
      fail(translated);
    }
  }

  @Override
  public void onComplete() {
    if (!settled.get()) {
      fail(new ConnectionException("Cannot connect: the factory gave no connection", null));
    }
  }
}
