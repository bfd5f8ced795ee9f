/** Commands for single orders, and the protections that well-behaved systems have against doing harm with them. */
@NullMarked
package dev.cutover.connector.sandbox.estate.command;

import org.jspecify.annotations.NullMarked;
