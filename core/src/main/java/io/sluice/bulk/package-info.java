/** How rows of a publisher are written in bulk. */
@NullMarked
package io.sluice.bulk;

import org.jspecify.annotations.NullMarked;
