/** The fold: the state that the facts of a record give, and the one place that decides which fact may follow. */
@NullMarked
package dev.cutover.run.ledger;

import org.jspecify.annotations.NullMarked;
