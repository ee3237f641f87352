/** What an entity says of itself; read by the compile-time processor, absent at run time. */
@NullMarked
package io.sluice.annotation;

import org.jspecify.annotations.NullMarked;
