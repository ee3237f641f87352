package io.sluice.query;

/**
 * How the rows that a query finds are locked until the transaction ends.
 *
 * @param strength what others may still do with them
 * @param waiting what happens when another transaction has locked one already
 */
public record Lock(Strength strength, Wait waiting) {
  /** What others may still do with a locked row. */
  public enum Strength {
    /** Nothing but read it. */
    UPDATE,
    /** Also refer to it by a foreign key. */
    NO_KEY_UPDATE,
    /** Lock it the same way, but not change it. */
    SHARE,
    /** Change all but its key. */
    KEY_SHARE
  }

  /** What happens when another transaction has locked a row already. */
  public enum Wait {
    /** Wait for its end. */
    BLOCK,
    /** Fail at once with a {@link io.sluice.error.LockTimeoutException}. */
    NOWAIT,
    /** Leave the row out. */
    SKIP_LOCKED
  }
}
