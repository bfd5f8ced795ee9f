/** What is measured of the orders: counters, histograms, and queries over a window of time. */
@NullMarked
package dev.cutover.connector.sandbox.estate.metrics;

import org.jspecify.annotations.NullMarked;
