/**
 * Programs as children: started without a shell, their output read and bounded, ended with everything that they
 * started. The one place that starts a process.
 */
@NullMarked
package dev.cutover.process;

import org.jspecify.annotations.NullMarked;
