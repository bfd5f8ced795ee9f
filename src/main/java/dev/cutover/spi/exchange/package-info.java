/** What a connector sends to its system and what comes back, for people who try the system out. */
@NullMarked
package dev.cutover.spi.exchange;

import org.jspecify.annotations.NullMarked;
