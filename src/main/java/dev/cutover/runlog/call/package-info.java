/** Connectors that log the calls they pass on. */
@NullMarked
package dev.cutover.runlog.call;

import org.jspecify.annotations.NullMarked;
