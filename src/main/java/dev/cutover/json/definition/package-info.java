/** The parts of documents that say what stands in a runbook, whether or not it has run. */
@NullMarked
package dev.cutover.json.definition;

import org.jspecify.annotations.NullMarked;
