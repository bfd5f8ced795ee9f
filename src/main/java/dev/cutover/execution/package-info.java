/** A run put together and executed in this process: live, dry or rehearsed, by one way. */
@NullMarked
package dev.cutover.execution;

import org.jspecify.annotations.NullMarked;
