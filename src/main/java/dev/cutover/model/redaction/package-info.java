/** What a runbook says of the personal data that must not be kept with its evidence. All types are immutable. */
@NullMarked
package dev.cutover.model.redaction;

import org.jspecify.annotations.NullMarked;
