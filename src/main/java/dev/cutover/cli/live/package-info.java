/**
 * The quick way of the commands that a process which runs a run can answer: before the parser of command lines and all
 * else that takes its time to load. In doubt it does nothing, and the command takes the usual way.
 */
@NullMarked
package dev.cutover.cli.live;

import org.jspecify.annotations.NullMarked;
