/** The plan of a rollback in words, phase by phase, for whoever shows it. */
@NullMarked
package dev.cutover.query.rollback;

import org.jspecify.annotations.NullMarked;
