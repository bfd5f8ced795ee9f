/** Work on threads of its own, for all who read, store and add up. */
@NullMarked
package dev.cutover.reconcile.thread;

import org.jspecify.annotations.NullMarked;
