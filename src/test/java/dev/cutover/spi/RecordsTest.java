package dev.cutover.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.spi.RecordSet.Column;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final RecordSet STOCK = RecordSet.of(
            "stock",
            "each article at a place",
            List.of(
                    Column.of("sku", RecordSet.Type.TEXT, "the article"),
                    Column.of("pieces", RecordSet.Type.WHOLE, "how many"),
                    Column.of("place", RecordSet.Type.TEXT, "where")),
            List.of("place", "sku"));

    /** What a database sorts by in binary collation; UTF-16 has another order. */
    @Property
    void keysAreInTheOrderOfTheirBytes(@ForAll("texts") String one, @ForAll("texts") String two) {
        int bytes = Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(Records.Key.of(one).compareTo(Records.Key.of(two))))
                .isEqualTo(Integer.signum(bytes));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("", "a", "007", "7", "z", "é", "\uD7FF", "\uE000", "\uFFFD", "\uD83D\uDE00")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Test
    void theFirstPartOfAKeyCountsFirst() {
        assertThat(List.of(
                                Records.Key.of("b", "1"),
                                Records.Key.of("a", "2"),
                                Records.Key.of("a", "10"),
                                Records.Key.of("a"))
                        .stream()
                        .sorted())
                .containsExactly(
                        Records.Key.of("a"),
                        Records.Key.of("a", "10"),
                        Records.Key.of("a", "2"),
                        Records.Key.of("b", "1"));
    }

    @Test
    void aRowHasTheKeyThatItsValuesHave() {
        var row = Records.Row.of(STOCK, Arrays.asList("X1", null, "dc-1"), "3", Instant.EPOCH);

        assertThat(row.key()).isEqualTo(Records.Key.of("dc-1", "X1"));
        assertThat(row.values()).containsExactly("X1", null, "dc-1");
    }

    @Test
    void aRowWithoutAKeyOrOfAnotherShapeIsNone() {
        assertThatThrownBy(() -> Records.Row.of(STOCK, Arrays.asList("X1", "2", null), "", Instant.EPOCH))
                .hasMessage("a row of stock has no place");
        assertThatThrownBy(() -> Records.Row.of(STOCK, List.of("X1", "2"), "", Instant.EPOCH))
                .hasMessage("a row of stock has 3 values, not 2");
    }

    @Test
    void aSetWithoutTheColumnsOfItsKeyIsRefused() {
        var columns = STOCK.columns();
        assertThatThrownBy(() -> RecordSet.of("stock", "", columns, List.of("ean")))
                .hasMessageContaining("ean");
        assertThatThrownBy(() -> RecordSet.of("stock", "", columns, List.of())).hasMessageContaining("stock");
        assertThatThrownBy(() -> STOCK.withTime("counted_at")).hasMessageContaining("counted_at");
        assertThatThrownBy(() -> RecordSet.of("stock", "", List.of(columns.get(0), columns.get(0)), List.of("sku")))
                .hasMessage("stock has two columns sku");
    }
}
