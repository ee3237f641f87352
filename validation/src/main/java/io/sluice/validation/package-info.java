/** Jakarta Validation of what is written. */
@NullMarked
package io.sluice.validation;

import org.jspecify.annotations.NullMarked;
