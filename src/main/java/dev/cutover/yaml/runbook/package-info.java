/** Readers of the runbook's parts: each declares its keys and makes a record of the model. */
@NullMarked
package dev.cutover.yaml.runbook;

import org.jspecify.annotations.NullMarked;
