/** The words of the estate: its systems, platforms, keys and configuration, and chance drawn from its seed. */
@NullMarked
package dev.cutover.connector.sandbox.estate.platform;

import org.jspecify.annotations.NullMarked;
