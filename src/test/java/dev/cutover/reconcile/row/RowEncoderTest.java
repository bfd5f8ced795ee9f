package dev.cutover.reconcile.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.Side;
import dev.cutover.spi.RecordSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowEncoderTest {
    private static final int MOST = 100_000;

    private final InputLayout layout = new InputLayout(
            Side.LEFT,
            "orders",
            List.of(0, 1),
            List.of(3),
            List.of(2),
            Stream.of("total", "status")
                    .map(name -> RecordSet.Column.of(name, RecordSet.Type.TEXT, name))
                    .toList());

    private static FieldSlices slices(@Nullable String... values) {
        var slices = new FieldSlices();
        byte[] all = String.join(
                        "",
                        Stream.of(values)
                                .map(value -> value == null ? "" : value)
                                .toList())
                .getBytes(StandardCharsets.UTF_8);
        slices.begin(all, 77);
        int at = 0;
        for (String value : values) {
            if (value == null) {
                slices.addNull();
            } else {
                int length = value.getBytes(StandardCharsets.UTF_8).length;
                slices.add(at, length);
                at += length;
            }
        }
        return slices;
    }

    private EncodedRow encoded(FieldSlices row) {
        var encoder = new RowEncoder(layout, MOST);
        assertThat(encoder.encode(row)).isEmpty();
        var view = new EncodedRow(layout);
        view.at(encoder.bytes(), 0);
        return view;
    }

    @Test
    void whatIsKeptOfARowIsWhatItHad() {
        var row = slices("SO-1", "zwölf", null, "x".repeat(20_000), "not kept");
        row.seen("v7", Instant.parse("1969-12-31T23:59:59.123456789Z"));
        var view = encoded(row);
        assertThat(view.key()).containsExactly("SO-1", "zwölf");
        assertThat(view.text(0)).hasSize(20_000);
        assertThat(view.length(0)).isEqualTo(20_000);
        assertThat(view.isNull(1)).isTrue();
        assertThat(view.text(1)).isNull();
        assertThat(view.version()).isEqualTo("v7");
        assertThat(view.readAt()).isEqualTo("1969-12-31T23:59:59.123456789Z");
    }

    @Test
    void aRowOfAFileHasNeitherVersionNorTime() {
        var view = encoded(slices("a", "b", "c", ""));
        assertThat(view.version()).isEmpty();
        assertThat(view.readAt()).isNull();
        assertThat(view.text(0)).isEmpty();
        assertThat(view.isNull(0)).isFalse();
    }

    @Test
    void aRowWithoutKeyIsRefused() {
        assertThat(new RowEncoder(layout, MOST).encode(slices("a", null, "c", "d")))
                .contains("it has no value in the key");
    }

    @Test
    void aRowThatIsTooLargeIsRefused() {
        assertThat(new RowEncoder(layout, 1_000).encode(slices("a", "b", "c", "d".repeat(1_000))))
                .get()
                .asString()
                .matches("it has about 1[0-9]{3} bytes, and rows of more than 1000 are not compared");
    }

    /** Keys that differ in their end only, as numbers do, fill all partitions and have a tag of their own. */
    @Test
    void keysThatAreAlikeAreSpreadEvenly() {
        int[] counts = new int[128];
        var tags = new HashSet<Integer>();
        var encoder = new RowEncoder(layout, MOST);
        for (int i = 0; i < 128_000; i++) {
            assertThat(encoder.encode(slices("SO-" + i, "1", null, null))).isEmpty();
            counts[encoder.partition(128)]++;
            tags.add(RowBytes.tag(encoder.bytes(), 0));
        }
        // A thousand each, within five times the deviation that chance has.
        for (int count : counts) {
            assertThat(count).isBetween(840, 1_160);
        }
        assertThat(tags).hasSizeGreaterThan(127_980);
    }
}
