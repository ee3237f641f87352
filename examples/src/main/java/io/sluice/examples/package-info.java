/** A catalogue of users, their projects and tasks over HTTP: Sluice in a WebFlux application. */
@NullMarked
package io.sluice.examples;

import org.jspecify.annotations.NullMarked;
