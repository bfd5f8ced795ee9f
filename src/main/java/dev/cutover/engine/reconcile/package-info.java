/** Steps that reconcile two record sets: their looks, their result, and the files that they need meanwhile. */
@NullMarked
package dev.cutover.engine.reconcile;

import org.jspecify.annotations.NullMarked;
