/**
 * Databases that are read by SQL: record sets, each the result of a query.
 *
 * <pre>{@code
 * systems:
 *   legacy-oms:
 *     connector: jdbc
 *     with:
 *       driver: postgresql
 *       host: oms-db.example
 *       database: oms
 *       user: reconciler
 *       password: "${secret:OMS_DB}"
 *       options: { sslmode: verify-full }
 *       records:
 *         orders:
 *           query: select order_id, status, total, placed_at, updated_at, region from orders
 *           key: [order_id]
 *           time: placed_at
 *           version: updated_at
 *           sorted: true
 * }</pre>
 *
 * <p><b>Connections</b> are made from these parts alone, never from a URL; only the options of a driver that can do no
 * harm may be set. Each question has a connection of its own, read-only, in a session that is set to UTC and to texts
 * in UTF-8. The driver's jar lies in {@code connectors/} of Cutover's home.
 *
 * <p><b>Values</b> are written by the database itself, in the forms of {@link dev.cutover.spi.sums}: the same
 * expressions are read and added up, so sums agree exactly where rows do. A decimal has as many digits as its column
 * declares; a time without a zone is a text unless the set has a {@code zone}; bytes are in hexadecimal digits. A
 * column that holds binary fractions, or decimals that declare no number of digits, can be read but not added up.
 *
 * <p><b>Breaking off.</b> A driver that waits for its server cannot be interrupted, so each statement runs on a thread
 * of its own, is cancelled when nobody wants its rows any more, and ends with its connection at the latest.
 */
@NullMarked
package dev.cutover.connector.jdbc;

import org.jspecify.annotations.NullMarked;
