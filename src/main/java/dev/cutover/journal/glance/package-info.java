/**
 * What the first look at a home tells, without reading a record: enough to find the process that runs a run. It loads
 * few classes and no parser, and whatever looks unusual counts as unknown.
 */
@NullMarked
package dev.cutover.journal.glance;

import org.jspecify.annotations.NullMarked;
