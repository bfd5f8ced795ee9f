/** Where rows come from: files of comma-separated values or JSON lines, and the record sets of systems. */
@NullMarked
package dev.cutover.reconcile.source;

import org.jspecify.annotations.NullMarked;
