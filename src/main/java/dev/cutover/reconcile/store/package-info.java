/**
 * Rows on disk, in partitions by the hash of their group's key; read once, compared partition by partition, and
 * continued after a kill. Temporary files are readable to the user alone. They are not forced to disk: each carries a
 * checksum, and what does not match it after a power cut is done again.
 */
@NullMarked
package dev.cutover.reconcile.store;

import org.jspecify.annotations.NullMarked;
