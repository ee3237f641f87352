package io.sluice.examples;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class ExamplesApplication {
  /** Starts it; arguments are Spring Boot's, such as {@code --server.port=8081}. */
  public static void main(String... arguments) {
    SpringApplication.run(ExamplesApplication.class, arguments);
  }
}
