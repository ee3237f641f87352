package io.sluice.internal.bulk;

import io.sluice.internal.gather.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Scheduler.Worker;
import reactor.util.context.Context;

/**
 * The values of a source in chunks. While no chunk is wanted, the next one is gathered; then the
 * source is asked for no more. Where all chunks that were given are done with and the source is
 * silent, what has come is a chunk, however small. Memory has one chunk of so many values, or of so
 * much weight; a source that sends more than it is asked for is an error.
 *
 * <p>From the second chunk on, the source is asked, and chunks are given, on a thread of the
 * scheduler: who says that a chunk is wanted has a connection to serve.
 *
 * @param <T> a value
 */
final class ChunkFlux<T> extends Flux<List<T>> {
  private final Publisher<? extends T> source;
  private final Limits<T> limits;
  private final Scheduler scheduler;

  /** The chunks of the source. */
  ChunkFlux(Publisher<? extends T> source, Limits<T> limits, Scheduler scheduler) {
    this.source = source;
    this.limits = limits;
    this.scheduler = scheduler;
  }

  /**
   * How large a chunk is.
   *
   * @param first most values of the first one; each may have twice as many as the one before
   * @param values most values of any
   * @param weight most weight, but for that of the last value
   * @param weigher the weight of a value
   * @param idle how many chunks are wanted when all that were given are done with; with more, only
   *     whole chunks are given
   */
  record Limits<T>(int first, int values, long weight, ToLongFunction<T> weigher, long idle) {}

  @Override
  public void subscribe(CoreSubscriber<? super List<T>> consumer) {
    source.subscribe(new Gathering<>(limits, scheduler, consumer));
  }

  /** What to do next. */
  private sealed interface Step<T> {
    /** Nothing. */
    record None<T>() implements Step<T> {}

    /** A chunk goes to the consumer. */
    record Give<T>(List<T> chunk) implements Step<T> {}

    /** The source is asked. */
    record Ask<T>(int values) implements Step<T> {}

    /** The end. */
    record End<T>(@Nullable Throwable error) implements Step<T> {}
  }

  /** One subscription: what has come is guarded by its monitor, what is done about it by a turn. */
  private static final class Gathering<T> implements CoreSubscriber<T>, Subscription {
    private static final int FIRST_ASKED = 16;
    private static final int MOST_ASKED = 256;

    private final Limits<T> limits;
    private final Scheduler scheduler;
    private final CoreSubscriber<? super List<T>> consumer;
    private final Turn turn = new Turn(this::proceed);
    private volatile @Nullable Worker worker; // from the first chunk on
    private volatile @Nullable Thread working; // the worker's
    private @Nullable Subscription upstream;
    private List<T> values = new ArrayList<>();
    private int most; // of this chunk
    private long weight;
    private long heaviest;
    private long heaviestBefore;
    private long wanted;
    private int asked;
    private boolean asking;
    private boolean ended;
    private boolean over;
    private @Nullable Throwable error;

    Gathering(Limits<T> limits, Scheduler scheduler, CoreSubscriber<? super List<T>> consumer) {
      this.limits = limits;
      this.scheduler = scheduler;
      this.consumer = consumer;
      this.most = limits.first();
    }

    @Override
    public Context currentContext() {
      return consumer.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      upstream = subscription;
      consumer.onSubscribe(this);
    }

    @Override
    public void onNext(T value) {
      boolean due;
      synchronized (this) {
        if (ended) {
          return;
        }
        if (asked == 0) {
          error = Exceptions.failWithOverflow();
          ended = true;
          values.clear();
          due = true;
        } else {
          add(value);
          due = asked == 0 || isSilent() || (wanted > 0 && isFull());
        }
      }
      if (due) {
        turn.take();
      }
    }

    private void add(T value) {
      asked--;
      values.add(value);
      long own = limits.weigher().applyAsLong(value);
      weight += own;
      heaviest = Math.max(heaviest, own);
    }

    @Override
    public void onError(Throwable cause) {
      end(cause);
    }

    @Override
    public void onComplete() {
      end(null);
    }

    private void end(@Nullable Throwable cause) {
      synchronized (this) {
        if (ended) {
          return;
        }
        ended = true;
        error = cause;
      }
      turn.take();
    }

    @Override
    public void request(long chunks) {
      if (Operators.validate(chunks)) {
        synchronized (this) {
          wanted = Operators.addCap(wanted, chunks);
        }
        turn.take();
      }
    }

    @Override
    public void cancel() {
      synchronized (this) {
        ended = true;
        over = true;
        values = new ArrayList<>();
      }
      Subscription source = upstream;
      if (source != null) {
        source.cancel();
      }
      rest();
    }

    private void rest() {
      Worker idle = worker;
      if (idle != null) {
        idle.dispose();
      }
    }

    private void employ() {
      if (worker == null && !isDone()) {
        worker = scheduler.createWorker();
        if (isOver()) { // a cancel may not have seen the worker
          rest();
        }
      }
    }

    private synchronized boolean isOver() {
      return over;
    }

    /** Whether there is nothing to ask or to give any more. */
    private synchronized boolean isDone() {
      return ended && values.isEmpty();
    }

    /** Leaves it to the worker to proceed; false if there is none yet. */
    private boolean isHandedOver() {
      Worker other = worker;
      if (other == null || working == Thread.currentThread() || isDone()) {
        return false;
      }
      try {
        other.schedule(this::work);
        return true;
      } catch (RejectedExecutionException thrown) { // the scheduler was shut down, or this is over
        end(thrown);
        return false;
      }
    }

    private void work() {
      working = Thread.currentThread();
      turn.take();
      working = null;
    }

    // whatever a source or an operator throws, the turn must go on to others
    private void proceed() {
      try {
        while (!isHandedOver() && step()) {
          // all is done by the steps
        }
      } catch (Throwable thrown) {
        broken(thrown);
      }
    }

    /** Does what is next, and whether there may be more. */
    private boolean step() {
      Step<T> step = next();
      if (step instanceof Step.Give<T> give) {
        employ();
        consumer.onNext(give.chunk());
        return true;
      } else if (step instanceof Step.Ask<T> ask) {
        ask(ask.values());
        return true;
      } else if (step instanceof Step.End<T> end) {
        finish(end.error());
      }
      return false;
    }

    private void broken(Throwable thrown) {
      synchronized (this) {
        if (over) {
          return;
        }
        over = true;
        ended = true;
        values = new ArrayList<>();
      }
      Subscription source = upstream;
      if (source != null) {
        source.cancel();
      }
      rest();
      consumer.onError(thrown);
    }

    // what a source sends while it is asked is not all it has to send
    private void ask(int more) {
      Subscription source = upstream;
      if (source != null) {
        source.request(more);
      }
      synchronized (this) {
        asking = false;
      }
    }

    private void finish(@Nullable Throwable cause) {
      rest();
      if (cause == null) {
        consumer.onComplete();
        return;
      }
      Subscription source = upstream;
      if (source != null) { // the error may not be of the source
        source.cancel();
      }
      consumer.onError(cause);
    }

    private synchronized Step<T> next() {
      if (over) {
        return new Step.None<>();
      }
      boolean full = isFull();
      boolean due = full || ended || isSilent();
      if (wanted > 0 && !values.isEmpty() && error == null && due) {
        return new Step.Give<>(taken());
      } else if (ended && (values.isEmpty() || error != null)) {
        over = true;
        return new Step.End<>(error);
      } else if (!ended && !full && asked == 0) {
        asked = further();
        asking = true;
        return new Step.Ask<>(asked);
      }
      return new Step.None<>();
    }

    private boolean isFull() {
      return values.size() >= most || weight >= limits.weight();
    }

    private boolean isSilent() {
      return asked > 0 && !asking && wanted >= limits.idle();
    }

    private List<T> taken() {
      List<T> chunk = values;
      values = new ArrayList<>(chunk.size());
      if (chunk.size() >= most) {
        most = (int) Math.min(2L * most, limits.values());
      }
      weight = 0;
      heaviestBefore = heaviest;
      heaviest = 0;
      wanted = Operators.subOrZero(wanted, 1);
      return chunk;
    }

    // as many of the heaviest as there is room for
    private int further() {
      long room = (long) most - values.size();
      long one = Math.max(heaviest, heaviestBefore);
      if (one > 0) {
        room = Math.min(room, Math.max(1, (limits.weight() - weight) / one));
      }
      return (int) Math.min(room, one == 0 ? FIRST_ASKED : MOST_ASKED);
    }
  }
}
