/** The looks of a comparison, one after another, and their result. */
@NullMarked
package dev.cutover.reconcile.look;

import org.jspecify.annotations.NullMarked;
