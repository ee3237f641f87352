package io.sluice.internal.execution;

import io.sluice.internal.gather.Batch;
import io.sluice.internal.gather.Group;
import io.sluice.internal.gather.Waiting;
import io.sluice.settings.Settings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Lets calls gather: those of the same kind whose contexts agree, in the same transaction or in
 * none. Thread-safe.
 */
final class Gatherer {
  private final Database database;
  private final Session single;
  private final Map<Object, Group<?>> groups = new ConcurrentHashMap<>();
  private final Way<Inquiry<Object>, Object> reading;

  Gatherer(Database database, Session single) {
    this.database = database;
    this.single = single;
    this.reading =
        new Way<>(
            inquiry -> alone(inquiry.alone()),
            (waiting, context) -> new GatheredBatch<>(waiting, this::sent, context),
            true);
  }

  /**
   * How calls of one kind are answered.
   *
   * @param alone one that does not gather
   * @param together those that wait
   * @param inTransactions whether calls in a transaction gather, too
   */
  private record Way<Q, R>(
      Function<Q, Flux<R>> alone,
      BiFunction<Waiting<GatheredCall<Q, R>>, Context, Batch<GatheredCall<Q, R>>> together,
      boolean inTransactions) {}

  /** What the inquiry finds. */
  @SuppressWarnings("unchecked") // what an inquiry finds comes out as it went in
  <R> Flux<R> flux(Gathering gathering, Inquiry<R> inquiry) {
    Way<Inquiry<R>, R> way = (Way<Inquiry<R>, R>) (Way<?, ?>) reading;
    return new GatheredFlux<>(this, gathering, way, inquiry, inquiry.key());
  }

  /**
   * What comes of what is written, by one operation for all that wait, but for calls in a
   * transaction.
   */
  <T, R> Flux<R> written(Gathering gathering, T written, Writes<T, R> writes) {
    Way<T, R> way =
        new Way<>(
            writes::alone,
            (waiting, context) -> new GatheredWrite<>(waiting, writes, context),
            false);
    return new GatheredFlux<>(this, gathering, way, written, null);
  }

  /** The group of a call in the context, or null for one that is to be alone. */
  private <Q, R> @Nullable Group<GatheredCall<Q, R>> group(
      Gathering gathering, Way<Q, R> way, Context context) {
    boolean inTransaction = OpenTransaction.of(database, context) != null;
    CallContext matters = matters(gathering, context);
    if (matters == null || (inTransaction && !way.inTransactions())) {
      return null;
    }
    GroupKey key = new GroupKey(gathering.kind(), matters);
    Group<?> known = groups.get(key);
    return cast(
        known == null
            ? groups.computeIfAbsent(
                key, each -> newGroup(key, gathering, way, inTransaction, context))
            : known);
  }

  private @Nullable CallContext matters(Gathering gathering, ContextView context) {
    Function<ContextView, @Nullable Object> chooses = database.settings().groupBy();
    if (chooses == null) {
      return gathering.anyContext()
          ? CallContext.chosen(database, context, null)
          : CallContext.whole(context);
    }
    Object choice = chooses.apply(context);
    return choice == null ? null : CallContext.chosen(database, context, choice);
  }

  private <Q, R> Group<GatheredCall<Q, R>> newGroup(
      GroupKey key, Gathering gathering, Way<Q, R> way, boolean inTransaction, Context context) {
    return new Group<>(
        inTransaction ? 1 : gathering.slots(),
        gathering.rows(),
        waiting -> way.together().apply(waiting, context),
        group -> groups.remove(key, group));
  }

  private <T> Flux<T> sent(Function<Session, Flux<T>> statement) {
    return SessionFlux.single(database, single, statement);
  }

  private <R> Flux<R> alone(Question<R> question) {
    return sent(session -> session.rows(question.select(), question.reader()));
  }

  @SuppressWarnings("unchecked") // calls of one kind give the same
  private static <Q, R> Group<GatheredCall<Q, R>> cast(Group<?> group) {
    return (Group<GatheredCall<Q, R>>) group;
  }

  /** Which calls one statement can answer. */
  private record GroupKey(Object kind, CallContext context) {}

  private static final class GatheredFlux<Q, R> extends Flux<R> {
    private final Gatherer gatherer;
    private final Gathering gathering;
    private final Way<Q, R> way;
    private final Q wanted;
    private final @Nullable Object key; // null: like that of no other call

    GatheredFlux(
        Gatherer gatherer, Gathering gathering, Way<Q, R> way, Q wanted, @Nullable Object key) {
      this.gatherer = gatherer;
      this.gathering = gathering;
      this.way = way;
      this.wanted = wanted;
      this.key = key;
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> consumer) {
      @Nullable Group<GatheredCall<Q, R>> group;
      try {
        group = gatherer.group(gathering, way, consumer.currentContext());
      } catch (Throwable thrown) { // of the user's function, or of what it gave
        Operators.error(consumer, thrown);
        return;
      }
      if (group == null) {
        way.alone().apply(wanted).subscribe(consumer);
        return;
      }
      Settings settings = gatherer.database.settings();
      GatheredCall<Q, R> call = new GatheredCall<>(wanted, consumer, settings.bufferRows());
      consumer.onSubscribe(call);
      if (!call.isGone()) {
        call.join(group, key == null ? call : key);
      }
    }
  }
}
