package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.ConnectionException;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.test.StepVerifier;

/** Start and end of the program. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class ApplicationTests {
  @Test
  void startsTalksAndEndsWithItsDatabase(CapturedOutput output) throws IOException {
    Sluice sluice;
    Model<User> users;
    int port;
    try (ConfigurableApplicationContext context = start()) {
      sluice = context.getBean(Sluice.class);
      users = sluice.model(User_.TYPE);
      port = port(context.getBean(EmbeddedDatabase.class).url());
      assertThat(output)
          .contains("Sluice is at http://localhost:")
          .contains("[Ada Lovelace, ada@example.org, ")
          .containsPattern("curl http://localhost:\\d+/users/1\n")
          .containsPattern("curl http://localhost:\\d+/teams/1\n");
    }
    StepVerifier.create(users.count())
        .verifyErrorSatisfies(error -> assertThat(error).isInstanceOf(RuntimeException.class));
    assertThat(sluice.openConnections()).isZero();
    new ServerSocket(port).close();
  }

  @Test
  void runsOnADatabaseThatIsGivenAndSeedsItOnce() {
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      for (int round = 0; round < 2; round++) {
        try (ConfigurableApplicationContext context = start("--sluice.url=" + database.url())) {
          assertThat(context.getBeanFactory().containsSingleton("embeddedDatabase")).isFalse();
          Sluice sluice = context.getBean(Sluice.class);
          StepVerifier.create(sluice.model(User_.TYPE).count()).expectNext(4L).verifyComplete();
          StepVerifier.create(sluice.model(Membership_.TYPE).count())
              .expectNext(4L)
              .verifyComplete();
        }
      }
    }
  }

  @Test
  void doesNotStartWithoutItsDatabase() {
    assertThat(
            catchThrowable(
                () -> start("--sluice.url=r2dbc:postgresql://nobody@127.0.0.1:1/none").close()))
        .hasRootCauseInstanceOf(IOException.class)
        .hasStackTraceContaining(ConnectionException.class.getPackageName());
  }

  private static ConfigurableApplicationContext start(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "--server.port=0";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return SpringApplication.run(ExamplesApplication.class, arguments);
  }

  private static int port(String url) {
    return (Integer)
        ConnectionFactoryOptions.parse(url).getRequiredValue(ConnectionFactoryOptions.PORT);
  }
}
