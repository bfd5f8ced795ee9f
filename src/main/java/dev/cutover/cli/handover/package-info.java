/** Commands that hand over what is recorded, to people who have no terminal. */
@NullMarked
package dev.cutover.cli.handover;

import org.jspecify.annotations.NullMarked;
