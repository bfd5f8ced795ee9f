/** Checks that span several parts of a runbook: graphs, people, traffic, references. Each reports all that it finds. */
@NullMarked
package dev.cutover.yaml.check;

import org.jspecify.annotations.NullMarked;
