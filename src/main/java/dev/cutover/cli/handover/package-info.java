/** Commands that hand over what is recorded: to people who have no home, and to those who ask across runs. */
@NullMarked
package dev.cutover.cli.handover;

import org.jspecify.annotations.NullMarked;
