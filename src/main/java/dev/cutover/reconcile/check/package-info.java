/** All that is looked at besides the columns of two record sets, in one pass with them. */
@NullMarked
package dev.cutover.reconcile.check;

import org.jspecify.annotations.NullMarked;
