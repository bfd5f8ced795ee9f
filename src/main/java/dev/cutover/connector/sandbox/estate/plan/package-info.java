/** What an order is from the moment it is placed: its lines, its way, and when each stage would come by itself. */
@NullMarked
package dev.cutover.connector.sandbox.estate.plan;

import org.jspecify.annotations.NullMarked;
