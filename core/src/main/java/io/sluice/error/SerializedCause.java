package io.sluice.error;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Stands for a cause that cannot be serialized. */
final class SerializedCause extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int DEPTH = 10; // causes can go round

  private final String text;

  private SerializedCause(Throwable original, int depth) {
    super(original.getMessage(), of(original.getCause(), depth + 1));
    this.text = original.toString();
    setStackTrace(original.getStackTrace());
  }

  /** The cause itself if it can be serialized. */
  static @Nullable Throwable of(@Nullable Throwable cause) {
    return of(cause, 0);
  }

  private static @Nullable Throwable of(@Nullable Throwable cause, int depth) {
    if (cause == null || depth == DEPTH) {
      return null;
    }
    return isSerializable(cause) ? cause : new SerializedCause(cause, depth);
  }

  private static boolean isSerializable(Object object) {
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(object);
      return true;
    } catch (IOException | RuntimeException refused) {
      return false;
    }
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // stack traces name the class of the original
  public String toString() {
    return text;
  }
}
