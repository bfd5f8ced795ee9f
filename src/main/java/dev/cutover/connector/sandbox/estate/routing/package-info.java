/** The router: its tables of weights, and the rule by which orders go to the new platform. */
@NullMarked
package dev.cutover.connector.sandbox.estate.routing;

import org.jspecify.annotations.NullMarked;
