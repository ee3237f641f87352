/** What an observer of statements sees. */
@NullMarked
package io.sluice.listener;

import org.jspecify.annotations.NullMarked;
