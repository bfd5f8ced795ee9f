/** A rollback, phase by phase. It only goes back, continues past what fails, and ends by naming what is left undone. */
@NullMarked
package dev.cutover.engine.rollback;

import org.jspecify.annotations.NullMarked;
