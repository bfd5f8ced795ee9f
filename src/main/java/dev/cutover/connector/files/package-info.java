/**
 * Files below one folder: record sets in CSV and JSON lines, flags that other programs wait for, and lists that lines
 * are added to.
 *
 * <pre>{@code
 * systems:
 *   hand-over:
 *     connector: files
 *     with:
 *       folder: /var/hand-over           # relative to the environment file, unless it begins with /
 *       records:
 *         orders:
 *           file: orders-*.csv           # several files are one set, in the order of their names
 *           format: csv                  # the default; or json-lines
 *           key: [order_id]
 *           columns: { total: decimal, placed_at: instant }   # text, unless it is said
 *           time: placed_at              # --from and --until select by it
 *           sorted: true                 # the rows ascend by the bytes of their keys
 * }</pre>
 *
 * <p><b>Record sets.</b> A CSV file follows RFC 4180, is in UTF-8, and begins with a line of column names, which are
 * the columns of the set; all files of a set have the same. Nothing between two commas is no value, two quotes are an
 * empty text. Of JSON lines, each an object, {@code columns} names those that are read; one that a line lacks, or that
 * is {@code null}, has no value. Files are read in one pass, whatever their size. A line that cannot be read ends the
 * reading with its file and number; none is left out. So does a file that changes while it is read, and a row that
 * comes before its predecessor in a set that is said to be sorted. A pattern with {@code *} or {@code ?} in the last
 * part of the name must fit one file at least.
 *
 * <p><b>Flags.</b> {@code set-flag} puts a file in place whole, by renaming: no reader sees a half of it. It has three
 * lines, {@code value=}, {@code key=} (the idempotency key) and {@code correlation=}. A flag that another call or a
 * person has set is refused, and its value and key are told; with {@code replace: true} it is replaced, kept in lines
 * that begin with {@code before}, and there again after the undo. {@code clear-flag} removes a flag of its own run,
 * with {@code replace: true} any; as an undo, only what its own call has set. {@code read-flag} returns {@code set},
 * {@code value} and {@code key}.
 *
 * <p><b>Lists.</b> {@code append} adds one line, the idempotency key and the text with a tab between them, and waits
 * until the disk has it. A key that the file has is not added again, however often it is asked. A line that somebody
 * left without its end is closed first, and told; what was cut off of this call's own line is completed. Programs that
 * append to the same file lose nothing; so that no line of theirs stands in the middle of a completed one, they hold a
 * lock on it ({@code flock} does not: a lock by {@code fcntl}).
 *
 * <p>No name leaves the folder: neither by {@code ..} nor by a symbolic link. Missing folders are never made.
 */
@NullMarked
package dev.cutover.connector.files;

import org.jspecify.annotations.NullMarked;
