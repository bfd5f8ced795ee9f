/** Systems as an environment binds them, connected: for a run, or for a command without one. */
@NullMarked
package dev.cutover.execution.connection;

import org.jspecify.annotations.NullMarked;
