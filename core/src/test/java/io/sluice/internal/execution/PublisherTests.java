package io.sluice.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.test.MockColumnMetadata;
import io.r2dbc.spi.test.MockConnection;
import io.r2dbc.spi.test.MockConnectionFactory;
import io.r2dbc.spi.test.MockResult;
import io.r2dbc.spi.test.MockRow;
import io.r2dbc.spi.test.MockRowMetadata;
import io.r2dbc.spi.test.MockStatement;
import io.sluice.dialect.Sql;
import io.sluice.settings.Settings;
import io.sluice.transaction.TransactionOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;

/** The rules of Reactive Streams, checked on statements and on operations of several statements. */
@Timeout(60)
class PublisherTests {
  private static final RowMetadata NUMBER =
      MockRowMetadata.builder()
          .columnMetadata(
              MockColumnMetadata.builder()
                  .name("n")
                  .type(R2dbcType.BIGINT)
                  .javaType(Long.class)
                  .build())
          .build();

  private static final Sql SELECT = Sql.of("SELECT");
  private static final long MOST = 1_000;

  @TestFactory
  Stream<DynamicTest> statement() {
    return tests(
        (execution, rows) ->
            execution.many(session -> session.rows(SELECT, PublisherTests::value)));
  }

  @TestFactory
  Stream<DynamicTest> streamingTransaction() {
    return tests(
        (execution, rows) ->
            execution.transactionStream(
                transaction ->
                    execution.many(session -> session.rows(SELECT, PublisherTests::value)),
                TransactionOptions.DEFAULT));
  }

  @TestFactory
  Stream<DynamicTest> operation() {
    return tests(
        (execution, rows) ->
            execution.read(session -> session.rows(SELECT, PublisherTests::value)));
  }

  private static Long value(Row row) {
    return Objects.requireNonNull(row.get(0, Long.class));
  }

  private static Stream<DynamicTest> tests(Subject subject) {
    List<Method> methods =
        Arrays.stream(PublisherVerification.class.getMethods())
            .filter(each -> each.isAnnotationPresent(Test.class))
            .toList();
    assertThat(methods).hasSizeGreaterThan(30);
    return methods.stream()
        .map(each -> DynamicTest.dynamicTest(each.getName(), () -> run(subject, each)));
  }

  private static void run(Subject subject, Method method) throws Throwable {
    Verification verification = new Verification(subject);
    verification.setUp();
    try {
      method.invoke(verification);
    } catch (InvocationTargetException thrown) {
      Throwable cause = Objects.requireNonNull(thrown.getCause());
      if (cause instanceof SkipException) {
        Assumptions.abort(String.valueOf(cause.getMessage()));
      }
      throw cause;
    }
  }

  /** What is checked. */
  private interface Subject {
    Flux<Long> publisher(Execution execution, long rows);
  }

  private static final class Verification extends PublisherVerification<Long> {
    private final Subject subject;

    Verification(Subject subject) {
      super(new TestEnvironment(2_000, 200));
      this.subject = subject;
    }

    @Override
    public Publisher<Long> createPublisher(long elements) {
      return subject.publisher(execution(factory(elements)), elements);
    }

    @Override
    public Publisher<Long> createFailedPublisher() {
      return subject.publisher(execution(new BrokenFactory()), 0);
    }

    @Override
    public long maxElementsFromPublisher() {
      return MOST;
    }

    private static Execution execution(ConnectionFactory factory) {
      return new Execution(factory, new FakeDialect(), Settings.defaults());
    }

    private static ConnectionFactory factory(long rows) {
      MockResult.Builder result = MockResult.builder();
      for (long i = 0; i < rows; i++) {
        result.row(MockRow.builder().metadata(NUMBER).identified(0, Long.class, i).build());
      }
      MockStatement statement = MockStatement.builder().result(result.build()).build();
      return MockConnectionFactory.builder()
          .connection(MockConnection.builder().statement(statement).build())
          .build();
    }
  }
}
