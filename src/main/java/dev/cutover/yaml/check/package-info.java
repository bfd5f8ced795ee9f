/**
 * Checks that span several parts of a runbook: graphs, people, traffic, references. Each reports all that it finds.
 *
 * <p>Not thread-safe: each file is checked by one thread, and the problems that it gathers are its own.
 */
@NullMarked
package dev.cutover.yaml.check;

import org.jspecify.annotations.NullMarked;
