package io.sluice.internal.execution;

import io.sluice.error.SluiceException;
import io.sluice.internal.gather.Answer;
import io.sluice.internal.gather.Batch;
import io.sluice.internal.gather.Waiting;
import io.sluice.model.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One statement for several calls: hands each its rows, as they come. One of a single call asks for
 * rows as that call does, and its rows are that call's; one of several calls never waits for any of
 * them.
 */
final class GatheredBatch<R> extends Batch<GatheredCall<Inquiry<R>, R>>
    implements CoreSubscriber<Object>, Subscription {
  private static final long MANY_ROWS = 10_000;

  private final Function<Function<Session, Flux<Object>>, Flux<Object>> execution;
  private final Context context;
  private final AtomicLong requested = new AtomicLong();
  private volatile long received; // by one thread at a time
  private volatile @Nullable GatheredCall<Inquiry<R>, R> single;
  private List<GatheredCall<Inquiry<R>, R>> callers = List.of();
  private int keys;
  private @Nullable Session session;
  private volatile @Nullable Subscription subscription;

  GatheredBatch(
      Waiting<GatheredCall<Inquiry<R>, R>> waiting,
      Function<Function<Session, Flux<Object>>, Flux<Object>> execution,
      Context context) {
    super(waiting);
    this.execution = execution;
    this.context = context;
  }

  @Override
  protected void send() {
    try {
      execution
          .apply(
              way -> {
                session = way;
                return way.late(this::question);
              })
          .subscribe(this);
    } catch (Throwable thrown) { // others will join the group still
      onError(thrown);
    }
  }

  private @Nullable Question<Object> question() {
    Map<Object, List<GatheredCall<Inquiry<R>, R>>> settled = settle();
    settledFor(settled);
    if (callers.isEmpty()) {
      return null;
    }
    GatheredCall<Inquiry<R>, R> first = callers.get(0);
    if (callers.size() == 1) {
      single = first;
      first.onSubscribe(this);
      return asked(first.wanted().alone());
    }
    for (GatheredCall<Inquiry<R>, R> each : callers) {
      each.contend();
      each.onSubscribe(Operators.emptySubscription());
    }
    request(Long.MAX_VALUE);
    return asked(first.wanted().together(byKey(settled)));
  }

  private void settledFor(Map<Object, List<GatheredCall<Inquiry<R>, R>>> settled) {
    List<GatheredCall<Inquiry<R>, R>> all = new ArrayList<>();
    settled.values().forEach(all::addAll);
    callers = all;
    keys = settled.size();
    all.forEach(each -> each.sentOn(session));
  }

  @SuppressWarnings("unchecked") // keys are what inquiries have
  private Map<Key, List<GatheredCall<Inquiry<R>, R>>> byKey(
      Map<?, List<GatheredCall<Inquiry<R>, R>>> settled) {
    return (Map<Key, List<GatheredCall<Inquiry<R>, R>>>) settled;
  }

  @SuppressWarnings("unchecked") // its rows come out as they went in
  private static Question<Object> asked(Question<?> question) {
    return (Question<Object>) question;
  }

  @Override
  public Context currentContext() {
    return context;
  }

  @Override
  public void onSubscribe(Subscription started) {
    subscription = started;
  }

  @Override
  public void request(long rows) {
    Subscription started = subscription;
    if (started != null) {
      requested.accumulateAndGet(rows, Operators::addCap);
      started.request(rows);
    }
  }

  @Override
  public void cancel() {
    Subscription started = subscription;
    if (started != null) {
      started.cancel();
    }
  }

  /** Whether its end depends on its one consumer, or is far away. */
  @Override
  protected boolean isSlow() {
    long rows = received;
    return single != null && (rows > MANY_ROWS || (rows > 0 && rows >= requested.get()));
  }

  @Override
  @SuppressWarnings("unchecked") // as its question has it
  public void onNext(Object row) {
    long rows = received + 1;
    received = rows;
    GatheredCall<Inquiry<R>, R> only = single;
    if (only == null) {
      deliver((Answer<GatheredCall<Inquiry<R>, R>, R>) row);
      return;
    }
    only.onNext((R) row);
    if (rows == MANY_ROWS + 1 || rows >= requested.get()) {
      slow(rows);
    }
  }

  private void deliver(@Nullable Answer<GatheredCall<Inquiry<R>, R>, R> answer) {
    for (Answer<GatheredCall<Inquiry<R>, R>, R> each = answer; each != null; each = each.next()) {
      R row = each.row();
      Throwable failure = each.failure();
      if (row != null) {
        each.to().onNext(row);
      } else if (failure != null) {
        each.to().fail(failure);
      }
    }
  }

  @Override
  public void onError(Throwable cause) {
    if (callers.isEmpty()) {
      settledFor(settleAll());
    }
    int last = callers.size() - 1;
    for (int i = 0; i <= last; i++) {
      callers.get(i).onError(i == last ? cause : ofItsOwn(cause));
    }
    ended(received, keys);
  }

  /** Each subscriber may suppress others in its error, or look for where it came by. */
  private static Throwable ofItsOwn(Throwable cause) {
    return cause instanceof SluiceException known ? known.copy() : cause;
  }

  @Override
  public void onComplete() {
    callers.forEach(RowBuffer::onComplete);
    ended(received, keys);
  }
}
