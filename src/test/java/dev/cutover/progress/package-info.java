/** Says how far the tests are while they run. */
@NullMarked
package dev.cutover.progress;

import org.jspecify.annotations.NullMarked;
