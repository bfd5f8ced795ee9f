package dev.cutover.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.connector.http.request.JsonText;
import dev.cutover.connector.http.request.RequestTemplate;
import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpFailureException;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the record sets of a service page by page; holds one page at a time. Thread-safe. */
final class HttpRecords implements Records {
    private static final int NOT_FOUND = 404;

    private final Map<String, RecordSource> sources;
    private final ServiceCaller caller;
    private final RunClock clock;

    HttpRecords(Map<String, RecordSource> sources, ServiceCaller caller, RunClock clock) {
        this.sources = new LinkedHashMap<>(sources);
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public List<RecordSet> sets() {
        return sources.values().stream().map(RecordSource::set).toList();
    }

    @Override
    public End stream(String set, Query query, Rows rows) throws ConnectorException, InterruptedException {
        var source = source(set);
        var filter = new RowFilter(source.set(), query);
        return pages(source, row -> !filter.selects(row) || rows.take(row));
    }

    /** Takes a row; returns whether it wants more. */
    @FunctionalInterface
    private interface Taker {
        boolean take(Row row) throws ConnectorException, InterruptedException;
    }

    private End pages(RecordSource source, Taker taker) throws ConnectorException, InterruptedException {
        var call = call(source.request(), Map.of());
        var seen = new PageLoop();
        Optional<URI> next = Optional.of(source.page().first(call.uri()));
        long before = 0;
        for (int number = 0; next.isPresent(); number++) {
            URI uri = next.get();
            seen.checkAddress(uri);
            var answer = asked(new HttpCall(call.method(), uri, call.headers(), call.body(), call.limit()), number);
            var readAt = clock.now();
            JsonNode body = body(answer, number);
            caller.errors().refuse(body, page(number));
            JsonNode rows = body.at(source.rows());
            if (!rows.isArray()) {
                throw new ConnectorException(
                        page(number) + " has no list at " + shown(source.rows().toString()));
            }
            seen.checkContent(rows, number);
            for (JsonNode row : rows) {
                if (!taker.take(source.row(row, readAt))) {
                    return End.STOPPED;
                }
            }
            next = source.page().next(new PageRule.Page(uri, answer, body, rows.size(), before, number));
            before += rows.size();
        }
        return End.WHOLE;
    }

    private HttpAnswer asked(HttpCall call, int number) throws ConnectorException, InterruptedException {
        if (!caller.service().isAt(call.uri())) {
            throw new ConnectorException(
                    page(number) + " is at another address, " + call.uri().getHost() + ", which is not followed");
        }
        var answer = read(call);
        if (!answer.isSuccess()) {
            throw new ConnectorException(page(number) + " cannot be read: status " + answer.status());
        }
        return answer;
    }

    private static JsonNode body(HttpAnswer answer, int number) throws ConnectorException {
        return JsonText.of(answer).orElseThrow(() -> new ConnectorException(page(number) + " is not JSON"));
    }

    private static String page(int number) {
        return "page " + (number + 1);
    }

    private static String shown(String pointer) {
        return pointer.isEmpty() ? "its top" : pointer;
    }

    @Override
    public End read(String set, Collection<Key> keys, Rows rows) throws ConnectorException, InterruptedException {
        var source = source(set);
        Set<Key> wanted = new HashSet<>(keys);
        if (source.byKey().isEmpty()) {
            return pages(source, row -> !wanted.contains(row.key()) || rows.take(row));
        }
        for (Key key : wanted) {
            var row = byKey(source, source.byKey().get(), key);
            if (row.isPresent() && !rows.take(row.get())) {
                return End.STOPPED;
            }
        }
        return End.WHOLE;
    }

    private Optional<Row> byKey(RecordSource source, RecordSource.ByKey byKey, Key key)
            throws ConnectorException, InterruptedException {
        var columns = source.set().key();
        if (key.parts().size() != columns.size()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < columns.size(); i++) {
            values.put("key." + columns.get(i), key.parts().get(i));
        }
        var answer = read(call(byKey.request(), values));
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new ConnectorException("the row " + key + " cannot be read: status " + answer.status());
        }
        JsonNode body =
                JsonText.of(answer).orElseThrow(() -> new ConnectorException("the row " + key + " is not JSON"));
        caller.errors().refuse(body, "the row " + key);
        JsonNode node = body.at(byKey.row());
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        var row = source.row(node, clock.now());
        if (!row.key().equals(key)) {
            throw new ConnectorException("the row " + row.key() + " was given for the key " + key);
        }
        return Optional.of(row);
    }

    private HttpCall call(RequestTemplate request, Map<String, Object> values) throws ConnectorException {
        try {
            return request.call(
                    caller.service(), new PlaceValues(values), caller.service().limit());
        } catch (UnfitValueException e) {
            throw new ConnectorException("rows cannot be asked for: " + e.why(), e);
        }
    }

    private HttpAnswer read(HttpCall call) throws ConnectorException, InterruptedException {
        try {
            return caller.read(call);
        } catch (HttpFailureException e) {
            throw new ConnectorException(e.why(), e);
        }
    }

    private RecordSource source(String set) throws ConnectorException {
        var source = sources.get(set);
        if (source == null) {
            throw new ConnectorException(
                    "there is no record set '" + set + "'; there are " + String.join(", ", sources.keySet()));
        }
        return source;
    }
}
