package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.ToMany;
import io.sluice.error.SluiceException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member_;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * Sources of targets that do not wait to be asked: an error that says so, and nothing is written.
 */
@Timeout(20)
public abstract class BackpressureContract extends ClubContract {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int CLUBS = 6_000;
  private static final int LINKED = 50;

  private final Sluice target;

  protected BackpressureContract(DatabaseUnderTest database) {
    super(database);
    this.target = database.isolated(2, settings -> settings);
  }

  @BeforeEach
  void rows() {
    member("Ada");
    linkedClubs(CLUBS, LINKED);
  }

  private List<Long> state() {
    return List.of(
        get(clubs.count(query -> query.where(Club_.parentId.eq(1L)))), get(enrolments.count()));
  }

  private static List<Integer> keys() {
    return IntStream.rangeClosed(2, CLUBS).boxed().toList();
  }

  /** What does not wait to be asked. */
  public enum Source {
    /** Emits all when it is subscribed to. */
    AT_ONCE {
      @Override
      Publisher<Integer> keys() {
        return Flux.create(
            sink -> {
              BackpressureContract.keys().forEach(sink::next);
              sink.complete();
            },
            OverflowStrategy.IGNORE);
      }
    },
    /** Emits all on another thread when it is asked for one, and before asking is over. */
    ON_ANOTHER_THREAD {
      @Override
      Publisher<Integer> keys() {
        return subscriber ->
            subscriber.onSubscribe(new Eager(subscriber, Source::runOnAnotherThread));
      }
    },
    /** Emits all when it is asked for one. */
    WHEN_ASKED {
      @Override
      Publisher<Integer> keys() {
        return subscriber -> subscriber.onSubscribe(new Eager(subscriber, Runnable::run));
      }
    };

    // waits for the thread: else the database could keep up with it, and all would be well
    private static void runOnAnotherThread(Runnable emission) {
      Thread thread = new Thread(emission, "source that does not wait");
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }

    abstract Publisher<Integer> keys();
  }

  /** A subscription that gives all, however few are asked for. */
  private static final class Eager implements Subscription {
    private final Subscriber<? super Integer> subscriber;
    private final Consumer<Runnable> runner;
    private volatile boolean done;

    Eager(Subscriber<? super Integer> subscriber, Consumer<Runnable> runner) {
      this.subscriber = subscriber;
      this.runner = runner;
    }

    @Override
    public void request(long number) {
      if (!done) {
        done = true;
        runner.accept(this::emit);
      }
    }

    private void emit() {
      keys().forEach(subscriber::onNext);
      subscriber.onComplete();
    }

    @Override
    public void cancel() {
      done = true;
    }
  }

  /** What takes a publisher. */
  public enum Write {
    ADD(ToMany::addKeys),
    SET(ToMany::setKeys),
    REMOVE(ToMany::removeKeys);

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final BiFunction<ToMany<?>, Publisher<?>, Mono<Linked>> operation;

    Write(BiFunction<ToMany<?>, Publisher<?>, Mono<Linked>> operation) {
      this.operation = operation;
    }
  }

  private static List<Arguments> writes() {
    List<Arguments> all = new ArrayList<>();
    for (Write write : Write.values()) {
      for (Source source : Source.values()) {
        all.add(Arguments.of(write, source, "has many"));
        all.add(Arguments.of(write, source, "belongs to many"));
      }
    }
    return all;
  }

  private ToMany<?> association(String kind) {
    return kind.equals("has many")
        ? target.model(Club_.TYPE).association(Club_.sections, 1L)
        : target.model(Member_.TYPE).association(Member_.clubs, 1L);
  }

  @DisplayName("a source that ignores backpressure")
  @ParameterizedTest
  @MethodSource("writes")
  void ignored(Write write, Source source, String association) {
    List<Long> before = state();
    StepVerifier.create(write.operation.apply(association(association), source.keys()))
        .expectError(SluiceException.class)
        .verify(SOON);
    database.requireNothingOpen(target);
    assertThat(state()).isEqualTo(before);
  }

  @DisplayName("a source that emits all at once, but buffers it")
  @ParameterizedTest
  @EnumSource
  void buffered(Write write) {
    Flux<Integer> buffered = Flux.from(Source.AT_ONCE.keys()).onBackpressureBuffer();
    StepVerifier.create(write.operation.apply(association("has many"), buffered))
        .expectNextCount(1)
        .expectComplete()
        .verify(SOON);
  }
}
