/** Entities with scopes of associations, associations to themselves, and names of their own. */
@NullMarked
package io.sluice.tests.named;

import org.jspecify.annotations.NullMarked;
