/** Programs that measure; not tests. */
@NullMarked
package dev.cutover.bench;

import org.jspecify.annotations.NullMarked;
