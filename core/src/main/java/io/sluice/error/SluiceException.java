package io.sluice.error;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that Sluice signals; a wrong argument is an {@link
 * IllegalArgumentException} instead. It can be serialized, if what is suppressed in it can; a cause
 * that cannot, as many of drivers, comes out as an exception of the same text and stack trace.
 */
public class SluiceException extends RuntimeException implements Cloneable {
  private static final long serialVersionUID = 2L;

  // not Throwable's own, which must be serializable itself
  private transient @Nullable Throwable cause;

  /** An error with what happened and, where there is one, its cause. */
  public SluiceException(String message, @Nullable Throwable cause) {
    super(message, null);
    this.cause = cause;
  }

  @Override
  public final synchronized @Nullable Throwable getCause() {
    return cause;
  }

  /**
   * The same error with the same cause as another object, for another subscriber: what one of them
   * suppresses in it, the other does not see. To be made before anybody has suppressed anything.
   */
  public final SluiceException copy() {
    try {
      return (SluiceException) clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeObject(SerializedCause.of(cause));
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    cause = (Throwable) in.readObject();
  }
}
