/**
 * What a runbook says of the personal data that must not be kept with its evidence, and how much of it was redacted.
 * All types are immutable.
 */
@NullMarked
package dev.cutover.model.redaction;

import org.jspecify.annotations.NullMarked;
