/**
 * What a careful reader would object to in a runbook that is valid: rules over the model alone, each with what to do
 * about it, and what the runbook's authors waive of them.
 */
@NullMarked
package dev.cutover.discipline;

import org.jspecify.annotations.NullMarked;
