/**
 * Compares two record sets by key: reads both sides once into partitions on disk, judges every key, looks again at what
 * seemed wrong, and adds up what is left. Memory does not grow with the number of rows. What was not read is never
 * called equal.
 *
 * <p>{@code row} has the rows and their sources, {@code store} the partitions, {@code judge} what is wrong with a key,
 * {@code stage} and {@code account} what is wrong although the values agree, {@code look} the looks one after another.
 */
@NullMarked
package dev.cutover.reconcile;

import org.jspecify.annotations.NullMarked;
