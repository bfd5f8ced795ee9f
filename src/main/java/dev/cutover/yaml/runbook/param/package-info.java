/** Parameters of a runbook: declared, given, and filled in before anything else is read. */
@NullMarked
package dev.cutover.yaml.runbook.param;

import org.jspecify.annotations.NullMarked;
