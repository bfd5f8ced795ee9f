/** What the ledger of steps keeps of a step besides its state. */
@NullMarked
package dev.cutover.run.ledger.step;

import org.jspecify.annotations.NullMarked;
