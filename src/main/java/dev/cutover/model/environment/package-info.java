/** What an environment file says. */
@NullMarked
package dev.cutover.model.environment;

import org.jspecify.annotations.NullMarked;
