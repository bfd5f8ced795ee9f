/**
 * Compares two record sets of databases without reading all of their rows: both add up their rows per bucket of keys,
 * and only the rows of buckets whose sums differ are read and go through the ordinary comparison. Sums are believed
 * only if both databases answer the handshake, and only of what both write in the same form.
 */
@NullMarked
package dev.cutover.reconcile.pushdown;

import org.jspecify.annotations.NullMarked;
