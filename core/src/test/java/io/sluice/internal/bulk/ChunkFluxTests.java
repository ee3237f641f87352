package io.sluice.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

@Timeout(20)
class ChunkFluxTests {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static Flux<List<Integer>> chunks(Flux<Integer> source, int most) {
    return chunks(source, new ChunkFlux.Limits<>(most, most, 1_000, each -> 1, 1));
  }

  private static Flux<List<Integer>> chunks(
      Flux<Integer> source, ChunkFlux.Limits<Integer> limits) {
    return new ChunkFlux<>(source, limits, Schedulers.boundedElastic());
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test
  void aSourceThatIsThereIsCutIntoWholeChunks() {
    StepVerifier.create(chunks(Flux.range(0, 25), 10), 0)
        .thenRequest(1)
        .expectNext(range(0, 10))
        .thenRequest(1)
        .expectNext(range(10, 20))
        .thenRequest(5)
        .expectNext(range(20, 25))
        .verifyComplete();
  }

  @Test
  void whileTheyAreWholeChunksGrow() {
    StepVerifier.create(
            chunks(Flux.range(0, 100), new ChunkFlux.Limits<>(10, 35, 1_000, each -> 1, 1))
                .map(List::size))
        .expectNext(10, 20, 35, 35)
        .verifyComplete();
  }

  @Test
  void nothingIsNoChunk() {
    StepVerifier.create(chunks(Flux.empty(), 10)).verifyComplete();
  }

  @Test
  void whileNoChunkIsWantedOneIsGatheredAndNoMoreAskedFor() {
    Queue<Integer> given = new ConcurrentLinkedQueue<>();
    CountDownLatch two = new CountDownLatch(20);
    Flux<Integer> source =
        Flux.range(0, 1_000).doOnNext(given::add).doOnNext(each -> two.countDown());
    StepVerifier.create(chunks(source, 10), 0)
        .thenRequest(1)
        .expectNext(range(0, 10))
        .then(() -> assertThat(awaited(two)).isTrue())
        .thenRequest(1)
        .expectNext(range(10, 20))
        .thenCancel()
        .verify(PATIENCE);
    assertThat(given.size()).isBetween(20, 30);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  @Test
  void whoWantsAChunkDoesNotRunTheSource() {
    Queue<Thread> running = new ConcurrentLinkedQueue<>();
    Flux<Integer> source = Flux.range(0, 40).doOnNext(each -> running.add(Thread.currentThread()));
    Thread wants = Thread.currentThread();
    StepVerifier.create(chunks(source, 10), 0)
        .thenRequest(1)
        .expectNextCount(1)
        .thenRequest(1)
        .expectNextCount(1)
        .thenRequest(2)
        .expectNextCount(2)
        .verifyComplete();
    assertThat(running.stream().filter(each -> each == wants)).hasSize(10);
  }

  @Test
  void aSilentSourceGivesWhatHasCome() {
    Sinks.Many<Integer> sink = Sinks.many().unicast().onBackpressureBuffer();
    StepVerifier.create(chunks(sink.asFlux(), 10), 0)
        .thenRequest(1)
        .then(() -> sink.tryEmitNext(1).orThrow())
        .expectNext(List.of(1))
        .then(() -> sink.tryEmitNext(2).orThrow())
        .then(() -> sink.tryEmitNext(3).orThrow())
        .thenRequest(1)
        .expectNext(List.of(2, 3))
        .then(() -> sink.tryEmitComplete().orThrow())
        .verifyComplete();
  }

  @Test
  void whileSomeAreInWorkASilentSourceGivesNoPart() {
    Sinks.Many<Integer> sink = Sinks.many().unicast().onBackpressureBuffer();
    Flux<List<Integer>> chunks =
        chunks(sink.asFlux(), new ChunkFlux.Limits<>(2, 2, 1_000, each -> 1, 2));
    StepVerifier.create(chunks, 0)
        .thenRequest(1)
        .then(() -> sink.tryEmitNext(1).orThrow())
        .expectNoEvent(Duration.ofMillis(1))
        .then(() -> sink.tryEmitNext(2).orThrow())
        .expectNext(List.of(1, 2))
        .thenRequest(2)
        .then(() -> sink.tryEmitNext(3).orThrow())
        .expectNext(List.of(3))
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void heavyValuesMakeSmallChunks() {
    Flux<List<Integer>> chunks =
        chunks(Flux.range(0, 100), new ChunkFlux.Limits<>(50, 50, 30, each -> 10, 1));
    StepVerifier.create(chunks.map(List::size).collectList())
        .assertNext(sizes -> assertThat(sizes.subList(1, sizes.size() - 1)).containsOnly(3))
        .verifyComplete();
  }

  @Test
  void anErrorOfTheSourceComesInPlaceOfWhatWasGathered() {
    Flux<Integer> failing =
        Flux.range(0, 15).concatWith(Mono.error(new IllegalStateException("own")));
    StepVerifier.create(chunks(failing, 10), 1).expectNext(range(0, 10)).verifyErrorMessage("own");
  }

  @Test
  void moreThanWasAskedForIsAnError() {
    TestPublisher<Integer> eager =
        TestPublisher.createNoncompliant(TestPublisher.Violation.REQUEST_OVERFLOW);
    StepVerifier.create(chunks(eager.flux(), 4), 0)
        .then(() -> eager.next(1, 2, 3, 4, 5))
        .expectErrorMatches(Exceptions::isOverflow)
        .verify(PATIENCE);
    eager.assertCancelled();
  }

  @Test
  void aCancelReachesTheSource() {
    TestPublisher<Integer> source = TestPublisher.create();
    StepVerifier.create(chunks(source.flux(), 4)).thenCancel().verify(PATIENCE);
    source.assertCancelled();
  }

  @Test
  void allComeInOrderWhateverTheThreads() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Scheduler one = Schedulers.fromExecutorService(threads);
    Scheduler other = Schedulers.fromExecutorService(threads);
    Flux<Integer> source = Flux.range(0, 200_000).publishOn(one, 7);
    StepVerifier.create(
            chunks(source, 100)
                .publishOn(other, 1)
                .concatMapIterable(each -> each)
                .reduce(0, (expected, each) -> each.equals(expected) ? expected + 1 : -1))
        .expectNext(200_000)
        .expectComplete()
        .verify(PATIENCE);
    threads.shutdown();
    assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
  }
}
