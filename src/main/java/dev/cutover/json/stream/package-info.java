/** A run as a stream of JSON lines: one for the run, one an event, one for the end. */
@NullMarked
package dev.cutover.json.stream;

import org.jspecify.annotations.NullMarked;
