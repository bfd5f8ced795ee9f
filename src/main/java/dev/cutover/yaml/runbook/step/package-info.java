/** Readers of the kinds of step: each declares its keys and makes a {@code Work} of the model. */
@NullMarked
package dev.cutover.yaml.runbook.step;

import org.jspecify.annotations.NullMarked;
