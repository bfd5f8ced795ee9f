/** From what is to be compared, and how, to the plan of a comparison. Reads no rows. */
@NullMarked
package dev.cutover.reconcile.recipe;

import org.jspecify.annotations.NullMarked;
