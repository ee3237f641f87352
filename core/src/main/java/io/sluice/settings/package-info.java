/** What can be set when a {@link io.sluice.Sluice} is made. */
@NullMarked
package io.sluice.settings;

import org.jspecify.annotations.NullMarked;
