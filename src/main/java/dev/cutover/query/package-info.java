/** Runs as read from their records, without a lock. All read-only commands use it. */
@NullMarked
package dev.cutover.query;

import org.jspecify.annotations.NullMarked;
