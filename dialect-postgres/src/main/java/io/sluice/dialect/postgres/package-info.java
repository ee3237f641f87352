/** What PostgreSQL does differently: its clauses, its types and its errors. */
@NullMarked
package io.sluice.dialect.postgres;

import org.jspecify.annotations.NullMarked;
