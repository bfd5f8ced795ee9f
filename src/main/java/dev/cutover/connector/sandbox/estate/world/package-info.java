/** How an order lives: what happens by itself and what was commanded, folded into the books of all systems. */
@NullMarked
package dev.cutover.connector.sandbox.estate.world;

import org.jspecify.annotations.NullMarked;
