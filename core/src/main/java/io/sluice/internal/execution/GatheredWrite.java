package io.sluice.internal.execution;

import io.sluice.error.SluiceException;
import io.sluice.internal.gather.Answer;
import io.sluice.internal.gather.Batch;
import io.sluice.internal.gather.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** One operation that writes for several calls, and tells each what came of its own. */
final class GatheredWrite<T, R> extends Batch<GatheredCall<T, R>>
    implements CoreSubscriber<Answer<Integer, R>> {
  private final Writes<T, R> writes;
  private final Context context;
  private List<GatheredCall<T, R>> callers = List.of();
  private volatile @Nullable Subscription subscription;

  GatheredWrite(Waiting<GatheredCall<T, R>> waiting, Writes<T, R> writes, Context context) {
    super(waiting);
    this.writes = writes;
    this.context = context;
  }

  @Override
  protected void send() {
    try {
      writes.together(this::settled).subscribe(this);
    } catch (Throwable thrown) { // others will join the group still
      onError(thrown);
    }
  }

  private List<T> settled() {
    callers = flat(settle());
    List<T> written = new ArrayList<>(callers.size());
    for (GatheredCall<T, R> each : callers) {
      written.add(each.wanted());
      each.contend();
      each.onSubscribe(Operators.emptySubscription());
    }
    return written;
  }

  private static <C> List<C> flat(Map<?, List<C>> settled) {
    List<C> all = new ArrayList<>();
    settled.values().forEach(all::addAll);
    return all;
  }

  @Override
  public Context currentContext() {
    return context;
  }

  @Override
  public void onSubscribe(Subscription started) {
    subscription = started;
    started.request(Long.MAX_VALUE);
  }

  @Override
  public void cancel() {
    Subscription started = subscription;
    if (started != null) {
      started.cancel();
    }
  }

  @Override
  public void onNext(Answer<Integer, R> answer) {
    GatheredCall<T, R> call = callers.get(answer.to());
    R row = answer.row();
    if (row != null) {
      call.onNext(row);
    }
    call.end(answer.failure());
  }

  @Override
  public void onError(Throwable cause) {
    if (callers.isEmpty()) {
      callers = flat(settleAll());
    }
    for (GatheredCall<T, R> each : callers) {
      each.end(cause instanceof SluiceException known ? known.copy() : cause);
    }
    ended(callers.size(), callers.size());
  }

  @Override
  public void onComplete() {
    callers.forEach(each -> each.end(null));
    ended(callers.size(), callers.size());
  }
}
