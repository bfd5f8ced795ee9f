/**
 * Lets other processes of the same user send requests to the process that runs a run: through a socket in the run's
 * folder that only its owner can access, and through a flag file in case nothing else works.
 */
@NullMarked
package dev.cutover.control;

import org.jspecify.annotations.NullMarked;
