/** Readers of the runbook's parts: each names its keys and makes its record of the model. */
@NullMarked
package dev.cutover.yaml.runbook;

import org.jspecify.annotations.NullMarked;
