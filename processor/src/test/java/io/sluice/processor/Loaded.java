package io.sluice.processor;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiled classes of the package {@code app}, and what it takes to use them from outside. */
record Loaded(Recording loader) {

  /** A class loader that remembers which classes it has found. */
  static final class Recording extends URLClassLoader {
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    Recording(URL url) {
      super(new URL[] {url}, Recording.class.getClassLoader());
    }

    Set<String> found() {
      return found;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> type = super.findClass(name);
      found.add(name);
      return type;
    }
  }

  Class<?> type(String name) {
    try {
      return Class.forName("app." + name, true, loader);
    } catch (ClassNotFoundException failure) {
      throw new AssertionError(failure);
    }
  }

  @SuppressWarnings("unchecked")
  EntityType<Object> entityType(String name) {
    return (EntityType<Object>) constant(name, "TYPE");
  }

  Attribute<Object, ?> attribute(String entity, String name) {
    return entityType(entity).attribute(name);
  }

  Association<Object, ?> association(String entity, String name) {
    return entityType(entity).associations().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A constant of the metamodel of an entity. */
  Object constant(String entity, String name) {
    try {
      var field = type(entity + "_").getDeclaredField(name);
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError(String.valueOf(failure), failure);
    }
  }

  Object create(String name, @Nullable Object... arguments) {
    Constructor<?> found =
        Arrays.stream(type(name).getDeclaredConstructors())
            .filter(each -> takes(each, arguments))
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + Arrays.toString(arguments)));
    try {
      found.setAccessible(true);
      return found.newInstance(arguments);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError(String.valueOf(failure), failure);
    }
  }

  /** Calls a method of an object, or of a class if it is one. */
  static Object call(Object target, String name, @Nullable Object... arguments) {
    Class<?> type = target instanceof Class<?> itself ? itself : target.getClass();
    Method found =
        Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getMethods()))
            .filter(each -> each.getName().equals(name) && takes(each, arguments))
            .findFirst()
            .orElseThrow(() -> new AssertionError(type + "." + name + Arrays.toString(arguments)));
    try {
      found.setAccessible(true);
      return found.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(failure);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError(String.valueOf(failure), failure);
    }
  }

  private static boolean takes(Executable executable, @Nullable Object... arguments) {
    Class<?>[] parameters = executable.getParameterTypes();
    if (parameters.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      boolean fits =
          arguments[i] == null
              ? !parameters[i].isPrimitive()
              : parameters[i].isPrimitive() || parameters[i].isInstance(arguments[i]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
