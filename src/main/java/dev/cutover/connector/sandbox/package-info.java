/**
 * A small retail estate inside the process, for rehearsals with nothing installed: a stream of orders, a router, a
 * legacy and a cloud platform, a warehouse, inventory, a carrier and the systems around them, with faults to inject.
 *
 * <p>Everything that the estate shows is a pure function of its seed, its start, the controls that changed it and the
 * present time. Nothing runs in the background: the orders of a second are computed on request, and always come out the
 * same.
 */
@NullMarked
package dev.cutover.connector.sandbox;

import org.jspecify.annotations.NullMarked;
