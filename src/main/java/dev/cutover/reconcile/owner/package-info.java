/** Which system is right about a difference: the one that owned the order. */
@NullMarked
package dev.cutover.reconcile.owner;

import org.jspecify.annotations.NullMarked;
