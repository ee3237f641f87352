/** Events with JSON, for tests of documents. */
@NullMarked
package io.sluice.tests.documents;

import org.jspecify.annotations.NullMarked;
