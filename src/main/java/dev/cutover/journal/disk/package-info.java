/** The few things that a journal asks of a disk: forced appends, owner-only files, locks. */
@NullMarked
package dev.cutover.journal.disk;

import org.jspecify.annotations.NullMarked;
