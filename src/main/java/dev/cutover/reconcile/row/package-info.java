/**
 * Rows and where they come from. A row is bytes from the reader to the verdict: texts are made only of what is shown.
 */
@NullMarked
package dev.cutover.reconcile.row;

import org.jspecify.annotations.NullMarked;
