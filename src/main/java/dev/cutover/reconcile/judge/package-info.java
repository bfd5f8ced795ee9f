/** What is wrong with a key, and the sums over all keys. */
@NullMarked
package dev.cutover.reconcile.judge;

import org.jspecify.annotations.NullMarked;
