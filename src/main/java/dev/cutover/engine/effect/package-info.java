/** Effects: intended, called, read back and settled; and the weights of a router, changed and verified. */
@NullMarked
package dev.cutover.engine.effect;

import org.jspecify.annotations.NullMarked;
