package io.sluice.internal.bulk;

/**
 * A record of a source, as it is written.
 *
 * @param index its place in the source, from 0
 * @param given what the caller has given
 * @param row what is made of it
 */
public record BulkRow<T>(long index, Object given, T row) {}
