/** One question to one system, asked apart from any run, to see what is sent and how the answer is read. */
@NullMarked
package dev.cutover.preflight.trial;

import org.jspecify.annotations.NullMarked;
