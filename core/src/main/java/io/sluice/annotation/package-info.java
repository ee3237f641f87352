/**
 * What an entity says of itself; read by the compile-time processor, absent at run time. On a
 * method, it is said of the component that the method reads.
 */
@NullMarked
package io.sluice.annotation;

import org.jspecify.annotations.NullMarked;
