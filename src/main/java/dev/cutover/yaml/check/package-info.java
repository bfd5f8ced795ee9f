/** What spans several parts of a runbook: graphs, people, traffic, references. Each check tells all that it finds. */
@NullMarked
package dev.cutover.yaml.check;

import org.jspecify.annotations.NullMarked;
