/**
 * The files of a pass: rows by partition, how far the reading is, and small ones that are there whole or not at all.
 */
@NullMarked
package dev.cutover.reconcile.store.disk;

import org.jspecify.annotations.NullMarked;
