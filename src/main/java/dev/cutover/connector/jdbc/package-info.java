/**
 * Databases that are read and changed by SQL: record sets, each the result of a query; metrics; operations, each a
 * transaction.
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
 *       metrics:
 *         late-orders:
 *           query: >-
 *             select avg(case when late then 1.0 else 0 end) as value, count(*) as samples from orders
 *             where region = {segment.region} and placed_at > now() - {window} * interval '1 second'
 *           unit: fraction
 *       records:
 *         orders:
 *           query: select order_id, status, total, placed_at, updated_at, region from orders
 *           key: [order_id]
 *           time: placed_at
 *           version: updated_at
 *           sorted: true
 *     operations:
 *       freeze:
 *         description: Stops the intake of orders
 *         parameters: { store: { required: true } }
 *         statements:
 *           - { sql: "update intake set open = false where store = {store}", rows: 1 }
 *         outputs: { stores: "select count(*) from intake where open" }
 *         key-table: cutover_keys
 *         timeout: 30s
 *       intake:
 *         reads: true
 *         parameters: { store: { required: true } }
 *         query: "select open from intake where store = {store}"
 * }</pre>
 *
 * <p><b>Connections</b> are made from these parts alone, never from a URL; only the options of a driver that can do no
 * harm may be set. Each question has a connection of its own, read-only, in a session that is set to UTC and to texts
 * in UTF-8. Each change has one, too. Of several hosts, each {@code name} or {@code name:port}, the first is taken that
 * answers and takes writes; none is asked that only reads, since a standby may be behind. While no host takes writes,
 * nothing is changed, and what is in doubt stays so. The driver's jar lies in {@code connectors/} of Cutover's home.
 *
 * <p><b>Values</b> are written by the database itself, in the forms of {@link dev.cutover.spi.sums}: the same
 * expressions are read and added up, so sums agree exactly where rows do. A decimal has as many digits as its column
 * declares; a time without a zone is a text unless the set has a {@code zone}; bytes are in hexadecimal digits. A
 * column that holds binary fractions, or decimals that declare no number of digits, can be read but not added up.
 *
 * <p><b>Changes.</b> The statements of an operation, the row with the key of the call and the queries of its outputs
 * are one transaction. What fails before the commit is sent has changed nothing. Whether the commit took effect if its
 * answer was lost, the key says: it is there, or it is not there and no session works on the call any more.
 *
 * <ul>
 *   <li>PostgreSQL: each change holds {@code pg_advisory_xact_lock}, named after its key, until the server has
 *       committed or rolled back; whoever looks waits for it, and then sees what was committed. The transaction is READ
 *       COMMITTED.
 *   <li>MariaDB: the same with {@code get_lock}, which ends after the transaction with the session. What commits at
 *       once is an operation of its own; a table without transactions is found by the server's warning after a
 *       rollback.
 *   <li>H2: a database is open in one process, which waits for its own threads; with the process, what was not
 *       committed is gone.
 * </ul>
 *
 * <p>A runner that was only paused, and had not yet begun the transaction, can still begin it; then the key keeps it
 * from a second effect. The locks are those of one server: after a failover, the key says what the new primary has.
 *
 * <p><b>Breaking off.</b> A driver that waits for its server cannot be interrupted, so each statement runs on a thread
 * of its own, is cancelled when nobody wants its rows any more, and ends with its connection at the latest.
 */
@NullMarked
package dev.cutover.connector.jdbc;

import org.jspecify.annotations.NullMarked;
