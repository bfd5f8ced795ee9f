/** The disk operations that a journal needs: forced appends, owner-only files, locks. */
@NullMarked
package dev.cutover.journal.disk;

import org.jspecify.annotations.NullMarked;
