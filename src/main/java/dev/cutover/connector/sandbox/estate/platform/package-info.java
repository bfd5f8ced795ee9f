/** The basic types of the estate: its systems, platforms, keys and configuration, and random numbers from its seed. */
@NullMarked
package dev.cutover.connector.sandbox.estate.platform;

import org.jspecify.annotations.NullMarked;
