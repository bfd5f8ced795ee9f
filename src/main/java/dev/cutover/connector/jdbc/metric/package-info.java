/** Metrics of a database: named queries that give a value and the number of its samples. */
@NullMarked
package dev.cutover.connector.jdbc.metric;

import org.jspecify.annotations.NullMarked;
