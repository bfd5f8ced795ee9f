/** The contents of an environment file. */
@NullMarked
package dev.cutover.model.environment;

import org.jspecify.annotations.NullMarked;
