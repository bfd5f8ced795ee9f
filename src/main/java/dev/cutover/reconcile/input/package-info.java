/**
 * What checks besides the columns need of the inputs of a pass: further record sets of both sides, and further columns.
 */
@NullMarked
package dev.cutover.reconcile.input;

import org.jspecify.annotations.NullMarked;
