/** The rules of discipline that a runbook is held to, by their names, and what its authors waive of them. */
@NullMarked
package dev.cutover.model.discipline;

import org.jspecify.annotations.NullMarked;
