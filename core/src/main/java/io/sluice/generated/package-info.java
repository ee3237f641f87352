/**
 * What generated code is written in. Public for it alone: it may change with any version, and
 * generated code says which version it was made for.
 */
@NullMarked
package io.sluice.generated;

import org.jspecify.annotations.NullMarked;
