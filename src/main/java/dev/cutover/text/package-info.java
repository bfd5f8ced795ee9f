/**
 * Foreign text made fit to be seen: what systems answer, what people are called, what files say. Every outlet for eyes
 * passes it through here once; the raw bytes stay in the evidence.
 */
@NullMarked
package dev.cutover.text;

import org.jspecify.annotations.NullMarked;
