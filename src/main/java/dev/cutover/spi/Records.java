package dev.cutover.spi;

import dev.cutover.model.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record sets of a system: tables, files or topics whose rows have keys. Changes nothing. Implementations
 * must be thread-safe: several streams may run at once, each with its rows on the thread that called.
 *
 * <p>A stream is not a snapshot. Each row is as it was at its {@link Row#readAt}. A row that fits the query from the
 * beginning of the stream to its end is passed on once, or as often as the source has it; one that comes, goes or moves
 * meanwhile may be passed on or not.
 *
 * <p>What was not read is never taken for absent: a stream that could not be read to its end throws, however much it
 * has passed on before. It never leaves out a row that it cannot read, and never ignores a part of the query.
 */
public interface Records {

    /**
     * The record sets; the authority on their columns where the provider's description cannot know all of them. One
     * whose system could not be asked for its columns is {@link RecordSet#partial}.
     */
    List<RecordSet> sets();

    /**
     * Passes on the rows that the query selects: in ascending order of their keys if the set is
     * {@link RecordSet#sorted}, so that rows with the same key follow one another; else in any order.
     *
     * @return whether there were no more rows, or the consumer wanted no more
     * @throws ConnectorException if not all rows could be read, if there is no such set, or if the query asks for what
     *     the set does not offer: a dimension that is no column of it, a time where it has no {@link RecordSet#time},
     *     {@code after} where it is not sorted
     * @throws InterruptedException if the thread was interrupted; no more rows come
     */
    End stream(String set, Query query, Rows rows) throws ConnectorException, InterruptedException;

    /**
     * Reads single rows again, as they are now: a second look at what seemed to differ. Passes on every row with one of
     * the keys, in any order; of a key that the set has no row for, none.
     *
     * <p>Where the source has no versions, the values alone say whether a row has changed: other values are a change,
     * and equal values are no proof that there was none in between.
     *
     * @throws ConnectorException if not all of them could be read, or there is no such set
     */
    End read(String set, Collection<Key> keys, Rows rows) throws ConnectorException, InterruptedException;

    /**
     * The same, without rows that a segment does not have: a row of the same key elsewhere is another one. Unless a
     * source knows better, all rows of the keys are read, and those that have other values in the columns that are
     * named as the segment's dimensions are left out.
     *
     * @throws ConnectorException as {@link #stream} does
     */
    default End read(String set, Segment segment, Collection<Key> keys, Rows rows)
            throws ConnectorException, InterruptedException {
        if (segment.values().isEmpty()) {
            return read(set, keys, rows);
        }
        var described = described(set);
        return read(set, keys, row -> !described.isIn(segment, row.values()) || rows.take(row));
    }

    /**
     * Reads again, as they are now, the rows that a query selects and whose keys begin in one of these ways: all events
     * of some orders. Each way is a key with a part at least, and fewer than those of the set have, which must be
     * {@link RecordSet#sorted}. Rows come in any order.
     *
     * <p>Unless a source knows better, it begins a stream at each of them, and wants no more at the first row that
     * begins in another way: where few keys have any rows, such a stream may read much for nothing.
     *
     * @throws ConnectorException as {@link #stream} does
     */
    default End readBeginning(String set, Query query, Collection<Key> beginnings, Rows rows)
            throws ConnectorException, InterruptedException {
        for (var beginning : new TreeSet<>(beginnings)) {
            var wantsMore = new AtomicBoolean(true);
            stream(set, query.withAfter(beginning), row -> {
                boolean begins = row.key().beginsWith(beginning);
                wantsMore.set(!begins || rows.take(row));
                return begins && wantsMore.get();
            });
            if (!wantsMore.get()) {
                return End.STOPPED;
            }
        }
        return End.WHOLE;
    }

    /**
     * About how many rows a query selects, for a forecast of the time that it takes; never for a judgement. Must be
     * much cheaper than to read them.
     *
     * @return empty if the source cannot tell
     * @throws ConnectorException as {@link #stream} does
     */
    default OptionalLong estimate(String set, Query query) throws ConnectorException, InterruptedException {
        return OptionalLong.empty();
    }

    /** Takes rows. Exceptions of its own end the stream and reach its caller. */
    @FunctionalInterface
    interface Rows {
        /** Returns whether it wants more; may block. */
        boolean take(Row row) throws InterruptedException;
    }

    /** How a stream that did not break has ended. */
    enum End {
        /** All rows were passed on. */
        WHOLE,
        /** The consumer wanted no more. */
        STOPPED
    }

    /**
     * One row.
     *
     * @param version changes whenever the row changes: two readings with the same version have the same values; empty
     *     if the source has none, and two empty ones say nothing about each other
     * @param readAt when the source had these values, on the run's clock
     * @param values of all columns, in their order, as text; null if there is none, which is not an empty text.
     *     Decimals have a point, instants are in ISO 8601 and UTC, unless the source itself has them otherwise
     */
    record Row(Key key, String version, Instant readAt, List<@Nullable String> values) {
        public Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /**
         * A row of a set, with the key that its values have.
         *
         * @throws IllegalArgumentException if it has more or fewer values than the set has columns, or none in a column
         *     of the key: such a row cannot be read
         */
        public static Row of(RecordSet set, List<@Nullable String> values, String version, Instant readAt) {
            if (values.size() != set.columns().size()) {
                throw new IllegalArgumentException(
                        "a row of " + set.name() + " has " + set.columns().size() + " values, not " + values.size());
            }
            var parts = new ArrayList<String>(set.key().size());
            for (String column : set.key()) {
                String part = values.get(set.position(column).orElseThrow());
                if (part == null) {
                    throw new IllegalArgumentException("a row of " + set.name() + " has no " + column);
                }
                parts.add(part);
            }
            return new Row(new Key(parts), version, readAt, values);
        }
    }

    /**
     * Which rows.
     *
     * @param segment selects by the columns that are named as its dimensions
     * @param from the least value of the set's {@link RecordSet#time}; empty for no limit
     * @param until the first value that is too late
     * @param after only rows with a greater key. Several rows may have one key, so a reader that was interrupted, or
     *     wanted no more, continues after the last key of which it has all rows: the one before the last that it saw.
     *     What it has of the last key, it drops, because all rows of that key come again. After its last key itself it
     *     would miss the others
     */
    record Query(Segment segment, Optional<Instant> from, Optional<Instant> until, Optional<Key> after) {
        /** All rows. */
        public static Query all() {
            return new Query(Segment.EVERYTHING, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The same in one segment. */
        public Query withSegment(Segment only) {
            return new Query(only, from, until, after);
        }

        /** The same without rows before this instant. */
        public Query withFrom(Instant first) {
            return new Query(segment, Optional.of(first), until, after);
        }

        /** The same without rows of this instant and later. */
        public Query withUntil(Instant end) {
            return new Query(segment, from, Optional.of(end), after);
        }

        /** The same, continued after the last key of which all rows were seen. */
        public Query withAfter(Key complete) {
            return new Query(segment, from, until, Optional.of(complete));
        }
    }

    /**
     * The key of a row: the values of the key's columns. Keys are text: {@code 007} is not {@code 7}. Their order is
     * that of the bytes of their parts in UTF-8, the first part first.
     */
    record Key(List<String> parts) implements Comparable<Key> {
        private static final int SURROGATES = 0xD800;
        private static final int AFTER_SURROGATES = 0xE000;

        public Key {
            parts = List.copyOf(parts);
        }

        public static Key of(String... parts) {
            return new Key(List.of(parts));
        }

        /** Whether its first parts are those of the other one. */
        public boolean beginsWith(Key other) {
            return parts.size() >= other.parts.size()
                    && parts.subList(0, other.parts.size()).equals(other.parts);
        }

        @Override
        public int compareTo(Key other) {
            int common = Math.min(parts.size(), other.parts.size());
            for (int i = 0; i < common; i++) {
                int difference = compare(parts.get(i), other.parts.get(i));
                if (difference != 0) {
                    return difference;
                }
            }
            return Integer.compare(parts.size(), other.parts.size());
        }

        private static int compare(String one, String two) {
            int common = Math.min(one.length(), two.length());
            for (int i = 0; i < common; i++) {
                if (one.charAt(i) != two.charAt(i)) {
                    return Integer.compare(rank(one.charAt(i)), rank(two.charAt(i)));
                }
            }
            return Integer.compare(one.length(), two.length());
        }

        /** Characters in the order of their bytes: in UTF-16 alone, surrogates would come before some others. */
        private static int rank(char character) {
            boolean isSurrogate = character >= SURROGATES && character < AFTER_SURROGATES;
            return isSurrogate ? Character.MAX_VALUE + character : character;
        }

        @Override
        public String toString() {
            return String.join("/", parts);
        }
    }

    /**
     * The set of a name with all its columns, for which the system is asked where it alone knows them.
     *
     * @throws ConnectorException if there is no such set, or the system cannot be asked
     */
    default RecordSet described(String name) throws ConnectorException, InterruptedException {
        return set(name)
                .orElseThrow(() -> new ConnectorException("there is no record set '" + name + "'; there are "
                        + sets().stream().map(RecordSet::name).collect(Collectors.joining(", "))));
    }

    /** The set of a name. */
    default Optional<RecordSet> set(String name) {
        return sets().stream().filter(set -> set.name().equals(name)).findFirst();
    }
}
