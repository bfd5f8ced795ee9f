package dev.cutover.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Two tables of orders as CSV, the same at every run, shuffled, with six kinds of differences planted at one key of a
 * thousand. About 69 bytes a row.
 */
final class OrderTables {
    private static final int KINDS = 6;
    private static final int MISSING_LEFT = 0;
    private static final int MISSING_RIGHT = 1;
    private static final int STATUS = 2;
    private static final int TOTAL = 3;
    private static final int COPY = 4;
    private static final int REGION = 5;
    private static final int NONE = -1;

    private static final String[] STATUSES = {"created", "allocated", "picked", "shipped", "delivered", "cancelled"};
    private static final String[] REGIONS = {
        "us-east", "us-west", "eu-central", "eu-north", "uk", "apac", "latam", "canada"
    };

    private final int keys;
    private final boolean allDiffer;

    /** With so many keys; where all differ, each row on the right has another total besides. */
    OrderTables(int keys, boolean allDiffer) {
        this.keys = keys;
        this.allDiffer = allDiffer;
    }

    /** How many keys have each kind of difference. */
    int[] planted() {
        int[] counts = new int[KINDS];
        for (int key = 1; key <= keys; key++) {
            int kind = kind(key);
            if (kind != NONE) {
                counts[kind]++;
            }
        }
        return counts;
    }

    void writeLeft(Path file) throws IOException {
        write(file, true, 11);
    }

    void writeRight(Path file) throws IOException {
        write(file, false, 22);
    }

    private void write(Path file, boolean isLeft, long seed) throws IOException {
        int[] order = shuffled(isLeft, seed);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            text(out, "order_id,status,line_count,total,tax,region,lane,updated_at\n");
            var row = new StringBuilder(100);
            for (int key : order) {
                row.setLength(0);
                row(row, key, isLeft);
                text(out, row);
            }
        }
    }

    private int[] shuffled(boolean isLeft, long seed) {
        int[] order = new int[keys + keys / 1000];
        int count = 0;
        for (int key = 1; key <= keys; key++) {
            int kind = kind(key);
            if (kind != (isLeft ? MISSING_LEFT : MISSING_RIGHT)) {
                order[count++] = key;
            }
            if (kind == COPY && !isLeft) {
                order[count++] = key;
            }
        }
        var random = new SplittableRandom(seed);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return Arrays.copyOf(order, count);
    }

    private static void text(OutputStream out, CharSequence text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int kind(long key) {
        long mixed = mix(key);
        return (mixed >>> 1) % 1000 == 0 ? (int) ((mixed >>> 40) % KINDS) : NONE;
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private void row(StringBuilder row, int key, boolean isLeft) {
        long hash = mix(31L * key + 7);
        int kind = isLeft ? NONE : kind(key);
        int status = (int) Long.remainderUnsigned(hash, STATUSES.length);
        padded(row.append("SO-"), key, 9);
        row.append(',').append(STATUSES[kind == STATUS ? (status + 1) % STATUSES.length : status]);
        row.append(',').append(1 + (int) (hash >>> 8 & 0xffff) % 40);
        int cents = 199 + (int) Long.remainderUnsigned(hash >>> 3, 900_000);
        money(row.append(','), cents + (kind == TOTAL ? 5 : 0) + (allDiffer && !isLeft ? 100 : 0));
        money(row.append(','), (int) (cents * 825L / 10_000));
        row.append(',').append(region(hash, key, isLeft));
        int lane = (int) (hash >>> 30 & 0xffffff) % 1000;
        row.append(',').append((hash >>> 44) % 100 < 3 ? "\"L" + lane + ",x\"" : "L" + lane);
        time(row.append(','), (int) ((hash >>> 20 & 0x7fffffff) % (365 * 86_400)));
        row.append('\n');
    }

    private static String region(long hash, int key, boolean isLeft) {
        if (kind(key) == REGION) {
            return isLeft ? "" : "\"\"";
        }
        int chance = (int) ((hash >>> 50) % 100);
        return chance < 2 ? "" : chance < 3 ? "\"\"" : REGIONS[(int) (hash >>> 57) % REGIONS.length];
    }

    private static void money(StringBuilder row, int cents) {
        row.append(cents / 100).append('.');
        padded(row, cents % 100, 2);
    }

    /** A second of the year 2025. */
    private static void time(StringBuilder row, int second) {
        var day = LocalDate.ofYearDay(2025, 1 + second / 86_400);
        row.append(day).append('T');
        padded(row, second / 3_600 % 24, 2);
        padded(row.append(':'), second / 60 % 60, 2);
        padded(row.append(':'), second % 60, 2);
        row.append('Z');
    }

    private static void padded(StringBuilder row, int number, int digits) {
        String text = Integer.toString(number);
        row.append("000000000", 0, digits - text.length()).append(text);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d keys a side%s", keys, allDiffer ? ", all different" : "");
    }
}
