package io.sluice.tests;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a test class its {@link DatabaseUnderTest}: one server a build, one schema a class, empty
 * tables for each test, and nothing left open after it. A server that does not start is a failure.
 */
public abstract class DatabaseExtension
    implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** The server, started if need be. */
  protected abstract TestServer server();

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DatabaseUnderTest.class;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return database(parameter.getDeclaringExecutable().getDeclaringClass(), context);
  }

  private DatabaseUnderTest database(Class<?> testClass, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            testClass,
            ignored -> new DatabaseUnderTest(server(), schema(testClass)),
            DatabaseUnderTest.class);
  }

  private static String schema(Class<?> testClass) {
    String name = testClass.getSimpleName().toLowerCase(Locale.ROOT);
    return name + "_" + NUMBER.incrementAndGet() + "_" + ProcessHandle.current().pid();
  }

  @Override
  public final void beforeEach(ExtensionContext context) {
    DatabaseUnderTest database = known(context);
    if (database != null) {
      database.beforeEach();
    }
  }

  @Override
  public final void afterEach(ExtensionContext context) {
    DatabaseUnderTest database = known(context);
    if (database != null) {
      database.afterEach();
    }
  }

  private static @Nullable DatabaseUnderTest known(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .get(context.getRequiredTestClass(), DatabaseUnderTest.class);
  }
}
