/** What is true of a run at a moment: who is waited for, what is stale, what is late, and what stands still. */
@NullMarked
package dev.cutover.query.moment;

import org.jspecify.annotations.NullMarked;
