/** Readers of the kinds of step: each names its keys and makes its work of the model. */
@NullMarked
package dev.cutover.yaml.runbook.step;

import org.jspecify.annotations.NullMarked;
