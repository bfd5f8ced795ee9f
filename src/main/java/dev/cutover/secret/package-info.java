/** Secrets, which files only refer to, and the mask that keeps them out of everything that is written or shown. */
@NullMarked
package dev.cutover.secret;

import org.jspecify.annotations.NullMarked;
