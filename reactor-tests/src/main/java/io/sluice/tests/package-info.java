/** What database tests stand on: a server, a schema for each test class, a log of statements. */
@NullMarked
package io.sluice.tests;

import org.jspecify.annotations.NullMarked;
