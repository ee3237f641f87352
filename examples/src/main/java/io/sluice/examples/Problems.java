package io.sluice.examples;

import io.sluice.error.ConnectionException;
import io.sluice.error.ConstraintException;
import io.sluice.error.DataException;
import io.sluice.error.MissingTargetException;
import io.sluice.error.UniqueConstraintException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Errors as problem bodies (RFC 9457), which say what is wrong and nothing of the inside. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ProblemDetail taken(UniqueConstraintException error) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT, "taken already: " + String.join(", ", error.columns()));
    problem.setProperty("columns", error.columns());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail refused(ConstraintException error) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.CONFLICT, "refused by the constraint " + error.constraint());
  }

  @ExceptionHandler
  ProblemDetail missing(MissingTargetException error) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, error.getMessage());
  }

  @ExceptionHandler
  ProblemDetail unusable(DataException error) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, "the database takes no such value");
  }

  @ExceptionHandler
  ProblemDetail unreachable(ConnectionException error) {
    LOG.warn("no database: {}", error.toString());
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE, "the database cannot be reached");
  }

  @Override
  protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
      WebExchangeBindException error,
      HttpHeaders headers,
      HttpStatusCode status,
      ServerWebExchange exchange) {
    List<Map<String, String>> errors =
        error.getFieldErrors().stream().map(each -> fault(each.getField(), each)).toList();
    error.getBody().setProperty("errors", errors);
    return handleExceptionInternal(error, error.getBody(), headers, status, exchange);
  }

  @Override
  protected Mono<ResponseEntity<Object>> handleHandlerMethodValidationException(
      HandlerMethodValidationException error,
      HttpHeaders headers,
      HttpStatusCode status,
      ServerWebExchange exchange) {
    List<Map<String, String>> errors =
        error.getParameterValidationResults().stream()
            .flatMap(
                result ->
                    faults(
                        result.getMethodParameter().getParameterName(),
                        result.getResolvableErrors()))
            .toList();
    error.getBody().setProperty("errors", errors);
    return handleExceptionInternal(error, error.getBody(), headers, status, exchange);
  }

  private static Stream<Map<String, String>> faults(
      @Nullable String name, List<MessageSourceResolvable> errors) {
    return errors.stream().map(each -> fault(String.valueOf(name), each));
  }

  private static Map<String, String> fault(String name, MessageSourceResolvable error) {
    return Map.of("name", name, "message", String.valueOf(error.getDefaultMessage()));
  }
}
