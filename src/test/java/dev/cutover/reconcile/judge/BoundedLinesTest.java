package dev.cutover.reconcile.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    private static final int MOST = 4;

    /** A line of two digits, of which the last is given up first. */
    private record Digits() implements BoundedLines.Scheme<String, Long> {
        @Override
        public int details() {
            return 2;
        }

        @Override
        public String without(String line, int details) {
            return line.substring(0, Math.min(line.length(), 2 - details));
        }

        @Override
        public Long plus(Long one, Long other) {
            return one + other;
        }

        @Override
        public void write(DataOutput out, String line, Long sum) throws IOException {
            out.writeUTF(line);
            out.writeLong(sum);
        }

        @Override
        public void read(DataInput in, BiConsumer<String, Long> to) throws IOException {
            to.accept(in.readUTF(), in.readLong());
        }
    }

    @Test
    void detailIsGivenUpUntilFewEnoughAreLeft() {
        assertThat(sums(List.of(11, 12, 21, 22))).containsOnlyKeys("11", "12", "21", "22");
        assertThat(sums(List.of(11, 12, 21, 22, 31))).isEqualTo(Map.of("1", 2L, "2", 2L, "3", 1L));
        assertThat(sums(List.of(10, 20, 30, 40, 50))).isEqualTo(Map.of("", 5L));
    }

    @Property(tries = 300)
    void inWhateverOrderAndPartsTheyAreTheSame(
            @ForAll @Size(max = 12) List<@IntRange(min = 10, max = 69) Integer> lines, @ForAll long seed) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        int cut = lines.isEmpty() ? 0 : Math.floorMod(seed, lines.size());
        var parts = empty();
        parts.merge(written(bounded(shuffled.subList(0, cut))));
        parts.merge(bounded(shuffled.subList(cut, shuffled.size())));

        assertThat(all(parts)).isEqualTo(sums(lines));
    }

    private static BoundedLines<String, Long> empty() {
        return new BoundedLines<>(MOST, new Digits());
    }

    private static BoundedLines<String, Long> bounded(List<Integer> lines) {
        var bounded = empty();
        lines.forEach(line -> bounded.add(line.toString(), 1L));
        return bounded;
    }

    private static BoundedLines<String, Long> written(BoundedLines<String, Long> lines) {
        try {
            var bytes = new ByteArrayOutputStream();
            lines.write(new DataOutputStream(bytes));
            var read = empty();
            read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> sums(List<Integer> lines) {
        return all(bounded(lines));
    }

    private static Map<String, Long> all(BoundedLines<String, Long> lines) {
        var all = new TreeMap<String, Long>();
        lines.forEach(all::put);
        return all;
    }
}
