package io.sluice.internal.gather;

import org.jspecify.annotations.Nullable;

/**
 * What one row is to those who asked for it.
 *
 * @param to who asked
 * @param row what they get, made for them alone; null if it could not be made
 * @param failure why not, else null
 * @param next the answer to the next one who asked for the same, or null
 * @param <W> who asks
 * @param <R> what they get
 */
public record Answer<W, R>(
    W to, @Nullable R row, @Nullable Throwable failure, @Nullable Answer<W, R> next) {}
