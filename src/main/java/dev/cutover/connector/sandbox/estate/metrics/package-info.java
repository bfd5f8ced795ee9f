/** Metrics of the orders: counters, histograms, and queries over a time window. */
@NullMarked
package dev.cutover.connector.sandbox.estate.metrics;

import org.jspecify.annotations.NullMarked;
