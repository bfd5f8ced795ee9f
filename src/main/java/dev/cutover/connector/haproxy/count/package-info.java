/** How many requests HAProxy has sent to each side, by its own counters. */
@NullMarked
package dev.cutover.connector.haproxy.count;

import org.jspecify.annotations.NullMarked;
