/** What a run is made of: runbook, environment, parameters and secrets, read, bound and checked before it begins. */
@NullMarked
package dev.cutover.execution.definition;

import org.jspecify.annotations.NullMarked;
