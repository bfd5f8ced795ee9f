/** Whether two values of a column agree, and by which rule. */
@NullMarked
package dev.cutover.reconcile.judge.value;

import org.jspecify.annotations.NullMarked;
