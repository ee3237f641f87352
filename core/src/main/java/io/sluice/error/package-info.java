/**
 * The one hierarchy of errors; every error signal of Sluice is a {@link
 * io.sluice.error.SluiceException}.
 */
@NullMarked
package io.sluice.error;

import org.jspecify.annotations.NullMarked;
