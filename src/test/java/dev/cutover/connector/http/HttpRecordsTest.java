package dev.cutover.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import dev.cutover.spi.Records.Query;
import dev.cutover.testkit.web.LocalService.Asked;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Record sets that come page by page: all of them, or an exception. */
class HttpRecordsTest {
    private static final String PATH = "/api/orders";

    @TempDir
    private Path folder;

    private HttpWorkbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new HttpWorkbench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theBodyNamesTheNextPage() throws Exception {
        paged(Map.of("next", "/next"));
        bench.service.on(
                PATH,
                asked -> query(asked).equals("p=2")
                        ? orders("null", row("3"))
                        : orders("\"/api/orders?p=2\"", row("1"), row("2")));

        assertThat(keys(Query.all())).containsExactly("1", "2", "3");
    }

    @Test
    void theBodyNamesACursor() throws Exception {
        paged(Map.of("next", "/next", "parameter", "after"));
        bench.service.on(
                PATH,
                asked -> query(asked).equals("after=c 1") ? orders("null", row("2")) : orders("\"c 1\"", row("1")));

        assertThat(keys(Query.all())).containsExactly("1", "2");
    }

    @Test
    void aHeaderNamesTheNextPage() throws Exception {
        paged(Map.of("link-header", true));
        bench.service.on(
                PATH,
                asked -> query(asked).equals("p=2")
                        ? orders("null", row("2"))
                        : new Told(
                                200,
                                Map.of("Link", "<" + PATH + "?p=0>; rel=\"prev\", <" + PATH + "?p=2>; rel=\"next\""),
                                orders("null", row("1")).body()));

        assertThat(keys(Query.all())).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</api/orders?p=2>; REL=Next",
                "</api/orders?p=2> ; title=\"a, b; rel=prev\" ; rel = \"prev next\"",
                "</api/orders?p=9>; rel=next-archive, </api/orders?p=2>; rel=\"archive\tNEXT\"",
                "</api/orders?p=9>; rel=\"prev\"; rel=\"next\", </api/orders?p=2>;rel=next;"
            })
    void theNextPageIsFoundInAnyFormOfTheHeader(String link) throws Exception {
        paged(Map.of("link-header", true));
        bench.service.on(
                PATH,
                asked -> query(asked).equals("p=2")
                        ? orders("null", row("2"))
                        : new Told(
                                200,
                                Map.of("Link", link),
                                orders("null", row("1")).body()));

        assertThat(keys(Query.all())).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"</api/orders?p=2>; rel=next-archive", "</api/orders?p=2>; rel=\"prev\"; title=\"next\""})
    void anotherRelationIsNotTheNextPage(String link) throws Exception {
        paged(Map.of("link-header", true));
        bench.service.on(
                PATH,
                asked -> new Told(
                        200, Map.of("Link", link), orders("null", row("1")).body()));

        assertThat(keys(Query.all())).containsExactly("1");
    }

    @Test
    void aHeaderThatIsNotUnderstoodIsNotTheEnd() throws Exception {
        paged(Map.of("link-header", true));
        bench.service.on(
                PATH,
                asked -> new Told(
                        200,
                        Map.of("Link", "/api/orders?p=2; rel=next"),
                        orders("null", row("1")).body()));

        assertThatThrownBy(() -> keys(Query.all())).hasMessageContaining("header Link");
    }

    @Test
    void aPageWhoseBodyTellsAnErrorIsNotRead() throws Exception {
        bench.with("error-body", Map.of("pointer", "/error", "detail", "/error/message"));
        paged(Map.of("next", "/next"));
        bench.service.on(
                PATH, asked -> Told.json(200, "{\"items\":[],\"error\":{\"message\":\"a shard is missing\"}}"));

        assertThatThrownBy(() -> keys(Query.all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("page 1 tells an error in its body: a shard is missing");
    }

    @Test
    void aSingleRowWhoseBodyTellsAnErrorIsNotMissing() throws Exception {
        bench.with("error-body", Map.of("pointer", "/error"));
        var settings = settings(Map.of("next", "/next"));
        settings.put("by-key", Map.of("request", Map.of("url", "/orders/{key.order_id}"), "row", "/order"));
        bench.with("records", Map.of("orders", settings));
        bench.service.on("/api/orders/2", asked -> Told.json(200, "{\"order\":null,\"error\":\"timeout\"}"));

        assertThatThrownBy(() -> bench.open(Records.class).read("orders", List.of(Records.Key.of("2")), row -> true))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("the row 2 tells an error in its body: timeout");
    }

    @Test
    void pagesAreCountedToTheFirstEmptyOne() throws Exception {
        paged(Map.of("number", "page", "size", 2, "size-parameter", "per"));
        bench.service.on(PATH, asked -> switch (query(asked)) {
            case "per=2&page=1" -> orders("null", row("1"), row("2"));
            case "per=2&page=2" -> orders("null", row("3"));
            default -> orders("null");
        });

        assertThat(keys(Query.all())).containsExactly("1", "2", "3");
    }

    @Test
    void rowsAreCountedToTheFirstEmptyPage() throws Exception {
        paged(Map.of("offset", "from"));
        bench.service.on(PATH, asked -> switch (query(asked)) {
            case "from=0" -> orders("null", row("1"), row("2"));
            case "from=2" -> orders("null", row("3"));
            default -> orders("null");
        });

        assertThat(keys(Query.all())).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "500;{};page 2 cannot be read: status 500",
                "404;{};page 2 cannot be read: status 404",
                "200;<html>;page 2 is not JSON",
                "200;{\"error\":\"x\"};page 2 has no list at /items"
            })
    void aPageThatFailsIsNotTheEnd(int status, String body, String why) throws Exception {
        paged(Map.of("next", "/next"));
        bench.service.on(
                PATH,
                asked ->
                        query(asked).equals("p=2") ? Told.json(status, body) : orders("\"/api/orders?p=2\"", row("1")));

        assertThatThrownBy(() -> keys(Query.all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessage(why);
    }

    @Test
    void pagesInACircleAreFound() throws Exception {
        paged(Map.of("next", "/next"));
        bench.service.on(
                PATH,
                asked -> query(asked).equals("p=2")
                        ? orders("\"/api/orders\"", row("2"))
                        : orders("\"/api/orders?p=2\"", row("1")));

        assertThatThrownBy(() -> keys(Query.all()))
                .hasMessageContaining("the pages go in a circle: /api/orders is told");
    }

    @Test
    void aServiceThatIgnoresThePageIsFound() throws Exception {
        paged(Map.of("number", "page"));
        bench.service.on(PATH, asked -> orders("null", row("1")));

        assertThatThrownBy(() -> keys(Query.all()))
                .hasMessageStartingWith("page 2 has the same rows as the one before");
    }

    @Test
    void aPageAtAnotherAddressIsNotAskedFor() throws Exception {
        paged(Map.of("next", "/next"));
        bench.service.on(PATH, asked -> orders("\"http://other.example/orders\"", row("1")));

        assertThatThrownBy(() -> keys(Query.all()))
                .hasMessage("page 2 is at another address, other.example, which is not followed");
    }

    @Test
    void aRowWithoutItsKeyIsNotLeftOut() throws Exception {
        paged(Map.of("next", "/next"));
        bench.service.on(PATH, asked -> orders("null", row("1"), "{\"total\":1}"));

        assertThatThrownBy(() -> keys(Query.all()))
                .hasMessage("a row of orders has no order_id, and so cannot be compared");
    }

    @Test
    void valuesAreTextsWithAllTheirDigits() throws Exception {
        paged(Map.of("next", "/next"));
        bench.service.on(
                PATH,
                asked -> orders(
                        "null",
                        "{\"id\":12345678901234567890,\"total\":10.50,\"region\":null,\"at\":\"2026-11-24T02:00:00Z\"}"));
        var rows = new ArrayList<Records.Row>();
        bench.open(Records.class).stream("orders", Query.all(), rows::add);

        assertThat(rows.get(0).values()).containsExactly("12345678901234567890", "10.50", null, "2026-11-24T02:00:00Z");
        assertThat(rows.get(0).key()).isEqualTo(Records.Key.of("12345678901234567890"));
    }

    @Test
    void rowsAreSelectedBySegmentAndTime() throws Exception {
        paged(Map.of("next", "/next"));
        bench.service.on(
                PATH,
                asked -> orders(
                        "null",
                        "{\"id\":1,\"region\":\"us-east\",\"at\":\"2026-11-24T02:00:00Z\"}",
                        "{\"id\":2,\"region\":\"us-west\",\"at\":\"2026-11-24T02:00:00Z\"}",
                        "{\"id\":3,\"region\":\"us-east\",\"at\":\"2026-11-24T05:00:00+02:00\"}"));
        var east = Query.all().withSegment(Segment.of(Map.of("region", "us-east")));

        assertThat(keys(east)).containsExactly("1", "3");
        assertThat(keys(east.withFrom(Instant.parse("2026-11-24T02:30:00Z")))).containsExactly("3");
        assertThat(keys(east.withUntil(Instant.parse("2026-11-24T03:00:00Z")))).containsExactly("1");
        assertThatThrownBy(() -> keys(Query.all().withSegment(Segment.of(Map.of("lane", "store")))))
                .hasMessage("orders has no column lane to select store by");
    }

    @Test
    void singleRowsAreReadByTheirKeys() throws Exception {
        var settings = settings(Map.of("next", "/next"));
        settings.put("by-key", Map.of("request", Map.of("url", "/orders/{key.order_id}"), "row", "/order"));
        bench.with("records", Map.of("orders", settings));
        bench.service.on("/api/orders/2", asked -> Told.json(200, "{\"order\":" + row("2") + "}"));
        var rows = new ArrayList<String>();
        bench.open(Records.class)
                .read(
                        "orders",
                        List.of(Records.Key.of("2"), Records.Key.of("9")),
                        row -> rows.add(row.key().toString()));

        assertThat(rows).containsExactly("2");
        bench.service.on("/api/orders/9", asked -> Told.json(500, "{}"));
        assertThatThrownBy(() -> bench.open(Records.class).read("orders", List.of(Records.Key.of("9")), row -> true))
                .hasMessage("the row 9 cannot be read: status 500");
    }

    private void paged(Map<String, Object> page) {
        bench.with("records", Map.of("orders", settings(page)));
    }

    private static Map<String, Object> settings(Map<String, Object> page) {
        var columns = new java.util.LinkedHashMap<String, Object>();
        columns.put("order_id", "/id");
        columns.put("total", "/total");
        columns.put("region", "/region");
        columns.put("placed_at", "/at");
        return new HashMap<>(Map.of(
                "request",
                Map.of("url", "/orders"),
                "rows",
                "/items",
                "key",
                List.of("order_id"),
                "columns",
                columns,
                "types",
                Map.of("total", "decimal"),
                "time",
                "placed_at",
                "page",
                page));
    }

    private List<String> keys(Query query) throws ConnectorException, InterruptedException {
        var keys = new ArrayList<String>();
        bench.open(Records.class).stream(
                "orders", query, row -> keys.add(row.key().toString()));
        return keys;
    }

    private static String query(Asked asked) {
        String query = asked.uri().getQuery();
        return query == null ? "" : query;
    }

    private static String row(String id) {
        return "{\"id\":\"" + id + "\"}";
    }

    private static Told orders(String next, String... rows) {
        return Told.json(200, "{\"items\":[" + String.join(",", rows) + "],\"next\":" + next + "}");
    }
}
