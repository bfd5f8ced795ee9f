/** The fold: what the facts of a record come to, and the one place that says which fact may follow. */
@NullMarked
package dev.cutover.run.ledger;

import org.jspecify.annotations.NullMarked;
