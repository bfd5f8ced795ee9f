/** What a run was pinned to, as its record says. Stateless: any thread may ask. */
@NullMarked
package dev.cutover.query.pinned;

import org.jspecify.annotations.NullMarked;
