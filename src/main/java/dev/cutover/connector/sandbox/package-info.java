/**
 * A small retail estate inside the process, to rehearse against with nothing installed: a stream of orders, a router, a
 * legacy and a cloud platform, a warehouse, inventory, a carrier and what stands around them, with faults to inject.
 *
 * <p>Everything that the estate shows is a pure function of its seed, its start, the controls that changed it and the
 * present moment. Nothing runs in the background: the orders of a second are worked out when somebody asks about that
 * second, and would come out the same a thousand times.
 */
@NullMarked
package dev.cutover.connector.sandbox;

import org.jspecify.annotations.NullMarked;
