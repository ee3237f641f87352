/**
 * Statements as the planner has made them: what a caller's query means, with settled aliases,
 * completed conditions and nothing left to decide but a dialect's words. All of it is immutable and
 * comparable.
 */
@NullMarked
package io.sluice.statement;

import org.jspecify.annotations.NullMarked;
