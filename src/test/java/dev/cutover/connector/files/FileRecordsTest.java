package dev.cutover.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.Records.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRecordsTest {
    private static final Map<String, Object> LINES = Map.of(
            "file", "orders.jsonl", "format", "json-lines", "key", "order_id", "columns", Map.of("note", "text"));

    @TempDir
    private Path below;

    private HandOver files;

    @BeforeEach
    void begin() throws IOException {
        files = new HandOver(below);
    }

    @Test
    void nothingBetweenCommasIsNoValueAndTwoQuotesAreAnEmptyText() throws Exception {
        files.with(
                "orders.csv",
                "\uFEFForder_id,note,region\r\nSO-1,,\"\"\r\nSO-2,\"two\r\nlines, \"\"quoted\"\"\",x\r\n");
        assertThat(files.rows())
                .containsExactly(Arrays.asList("SO-1", null, ""), List.of("SO-2", "two\r\nlines, \"quoted\"", "x"));
    }

    @Test
    void columnsHaveTheTypesOfTheSettings() throws Exception {
        files.with("orders.csv", "order_id,total,placed_at\nSO-1,1.5,2026-03-01T02:00:00Z\n")
                .orders(Map.of(
                        "file",
                        "orders.csv",
                        "key",
                        "order_id",
                        "time",
                        "placed_at",
                        "columns",
                        Map.of("total", "decimal")));
        assertThat(files.open(Records.class).described("orders").columns())
                .extracting(RecordSet.Column::type)
                .containsExactly(RecordSet.Type.TEXT, RecordSet.Type.DECIMAL, RecordSet.Type.INSTANT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order_id,total\\nSO-1,1\\nSO-2              | orders.csv:3: the row has 1 fields
            order_id,total\\nSO-1,1\\nSO-2,2,2          | orders.csv:3: the row has 3 fields
            order_id,total\\n,1                         | orders.csv:2: the row has no value in its key order_id
            order_id,total\\nSO-1,"1\\nSO-2,2           | orders.csv:2: the row breaks the rules of CSV
            id,total\\nSO-1,1                           | orders.csv:1: there is no column order_id; there are id, total
            order_id,order_id\\nSO-1,1                  | orders.csv:1: two columns are named order_id
            """)
    void aBrokenLineEndsTheReadingWithItsNumber(String text, String told) throws Exception {
        Files.writeString(files.path("orders.csv"), text.strip().replace("\\n", "\n") + "\n");
        assertThatThrownBy(() -> files.rows())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"order_id":"SO-2"          | orders.jsonl:2: it is no JSON object
            ["SO-2"]                    | orders.jsonl:2: it is no JSON object
            {"order_id":"SO-2"} {}      | orders.jsonl:2: something follows its object
            {"order_id":"A","order_id":"B"} | orders.jsonl:2: it is no JSON object
            {"note":"no key"}           | orders.jsonl:2: the row has no value in its key order_id
            """)
    void aBrokenLineOfJsonEndsTheReadingWithItsNumber(String line, String told) throws Exception {
        files.with("orders.jsonl", "{\"order_id\":\"SO-1\"}\n" + line + "\n").orders(LINES);
        assertThatThrownBy(() -> files.rows())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining(told);
    }

    @Test
    void membersOfJsonAreTakenAsTheyAreWritten() throws Exception {
        files.with("orders.jsonl", """
                        {"order_id": 9007199254740993, "note": {"a": [1, 2]}, "other": 1}

                        {"order_id": "SO-2", "note": null}
                        """).orders(LINES);
        assertThat(files.rows())
                .containsExactly(List.of("9007199254740993", "{\"a\":[1,2]}"), Arrays.asList("SO-2", null));
    }

    @Test
    void bytesThatAreNoTextAreTold() throws Exception {
        Files.write(files.path("orders.csv"), "order_id\nSO-\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> files.rows())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNeverWhole() throws Exception {
        files.with("orders.csv", "order_id\nSO-1\nSO-2\n");
        assertThatThrownBy(() -> files.open(Records.class).stream("orders", Query.all(), row -> {
                    append("orders.csv", "SO-3\n");
                    return true;
                }))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("changed while it was read: it had 19 bytes");
    }

    @Test
    void aFileThatComesWhileASetIsReadIsTold() throws Exception {
        files.with("orders-1.csv", "order_id\nSO-1\n").orders(Map.of("file", "orders-*.csv", "key", "order_id"));
        assertThatThrownBy(() -> files.open(Records.class).stream("orders", Query.all(), row -> {
                    append("orders-2.csv", "order_id\nSO-2\n");
                    return true;
                }))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("files of orders came or went");
    }

    @Test
    void filesOfASetHaveTheSameColumns() throws Exception {
        files.with("orders-1.csv", "order_id,total\nSO-1,1\n")
                .with("orders-2.csv", "order_id,sum\nSO-2,1\n")
                .orders(Map.of("file", "orders-?.csv", "key", "order_id"));
        assertThatThrownBy(() -> files.rows())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("orders-2.csv:1: its columns are order_id, sum");
    }

    @ParameterizedTest
    @CsvSource({"orders.csv, there is no file", "orders-*.csv, is named like orders-*.csv"})
    void aMissingFileIsNoEmptySet(String file, String told) {
        files.orders(Map.of("file", file, "key", "order_id"));
        assertThatThrownBy(() -> files.rows())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining(told);
    }

    @Test
    void rowsThatAreNotSortedAreTold() throws Exception {
        files.with("orders.csv", "order_id\nSO-2\nSO-10\n")
                .orders(Map.of("file", "orders.csv", "key", "order_id", "sorted", true));
        assertThatThrownBy(() -> files.rows())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("orders.csv:3: the key comes before that of the row above");
    }

    @Test
    void aSegmentAndATimeSelectRows() throws Exception {
        files.with("orders.csv", """
                        order_id,region,placed_at
                        SO-1,us-east,2026-03-01T02:00:00Z
                        SO-2,us-west,2026-03-01T02:00:00Z
                        SO-3,us-east,2026-03-01 03:30:00+01:00
                        SO-4,us-east,
                        """).orders(Map.of("file", "orders.csv", "key", "order_id", "time", "placed_at"));
        assertThat(files.keys(HandOver.in("region", "us-east"))).containsExactly("SO-1", "SO-3", "SO-4");
        var late = Query.all().withFrom(Instant.parse("2026-03-01T02:30:00Z"));
        assertThat(files.keys(late)).containsExactly("SO-3");
        assertThat(files.keys(Query.all().withUntil(Instant.parse("2026-03-01T02:30:00Z"))))
                .containsExactly("SO-1", "SO-2");
    }

    @Test
    void aTimeThatIsNoInstantEndsTheReadingOfASpan() throws Exception {
        files.with("orders.csv", "order_id,placed_at\nSO-1,yesterday\n")
                .orders(Map.of("file", "orders.csv", "key", "order_id", "time", "placed_at"));
        assertThatThrownBy(() -> files.keys(Query.all().withFrom(Instant.EPOCH)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("orders.csv:2: placed_at is no instant with a zone");
    }

    @Test
    void aSymbolicLinkOutOfTheFolderIsNotFollowed() throws Exception {
        var secret = Files.writeString(below.resolve("secret.csv"), "order_id\nSO-1\n");
        Files.createSymbolicLink(files.path("orders.csv"), secret);
        assertThatThrownBy(() -> files.rows())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("a symbolic link that leads out of the folder");
    }

    /** Far more rows than fit into the heap of a test, were they kept. */
    @Test
    void aLargeFileIsReadRowByRow() throws Exception {
        try (var out = Files.newBufferedWriter(files.path("orders.csv"))) {
            out.write("order_id,note\n");
            for (int i = 0; i < 200_000; i++) {
                out.write("SO-" + i + "," + "x".repeat(100) + "\n");
            }
        }
        var rows = new long[1];
        files.open(Records.class).stream("orders", Query.all(), row -> ++rows[0] > 0);
        assertThat(rows[0]).isEqualTo(200_000);
    }

    private void append(String name, String text) {
        try {
            Files.writeString(files.path(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
