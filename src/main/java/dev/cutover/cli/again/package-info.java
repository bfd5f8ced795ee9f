/** The command that does again what was rolled back, and what it prints. */
@NullMarked
package dev.cutover.cli.again;

import org.jspecify.annotations.NullMarked;
