package dev.cutover.connector.http;

import dev.cutover.spi.operation.DeclaredOperation;
import java.util.Map;

/** What the keys of a request and of an operation mean, for editors. */
final class RequestSettings {
    static final Map<String, String> DESCRIBED = DeclaredOperation.words(Map.ofEntries(
            Map.entry("request", "what is requested: {method, url, headers, json or form}"),
            Map.entry("method", "GET, HEAD, POST, PUT, PATCH or DELETE; default GET where nothing is changed"),
            Map.entry("url", "a path below the system's url; {name} stands for a parameter, percent-encoded"),
            Map.entry("headers", "headers by name; {name} stands for a parameter"),
            Map.entry("json", "the body as JSON; a text that is {name} alone becomes the value with its type"),
            Map.entry("form", "the body as the fields of a form"),
            Map.entry("timeout", "how long the request may take; default: as long as the system says"),
            Map.entry("success", "statuses that mean done; default 200 to 299"),
            Map.entry("nothing-changed", "statuses that mean refused, and nothing was changed; default: most of 4xx"),
            Map.entry("unknown", "statuses after which nobody knows what became of the call; default: 5xx"),
            Map.entry("outputs", "outputs of the step, by where they are in the body: {ticket: /ticket/id}"),
            Map.entry("error", "where the body tells an error: {pointer: /errors/0, detail: /errors/0/message}"),
            Map.entry("pointer", "a JSON Pointer to a place in the body, such as /state"),
            Map.entry("detail", "a JSON Pointer to what is told to people"),
            Map.entry("equals", "the text that must be there"),
            Map.entry("status", "statuses that it may have; default 200 to 299"),
            Map.entry("read-back", "a request whose answer says what became of a call"),
            Map.entry("done", "what the answer is like if the call took effect"),
            Map.entry("not-done", "what it is like if the call did not and will not take effect"),
            Map.entry(
                    "settles",
                    "how long the service may go on with a request whose caller has gone; default: as long as the request"
                            + " itself may take"),
            Map.entry("value", "a JSON Pointer to the value"),
            Map.entry("samples", "a JSON Pointer to the number of observations; default: one"),
            Map.entry("unit", "what the value means where a share is asked for: percent or fraction"),
            Map.entry("rows", "a JSON Pointer to the list of rows; an empty text for the whole body"),
            Map.entry("row", "a JSON Pointer to the row; default: the whole body"),
            Map.entry("key", "the columns that tell rows apart"),
            Map.entry("columns", "where each value is in a row: {order_id: /id, total: /sum/amount}"),
            Map.entry("types", "what values mean that are no text: {total: decimal}"),
            Map.entry("time", "the column by which rows are selected by time"),
            Map.entry("version", "the column whose value changes with every change of the row"),
            Map.entry(
                    "page",
                    "how the next page is found: {next: /next}, {link-header: true}, {number: page} or"
                            + " {offset: offset}"),
            Map.entry("header", "the header that carries the key; default Idempotency-Key"),
            Map.entry("quoted", "whether the key is sent in quotation marks; default false"),
            Map.entry("next", "a JSON Pointer to the address of the next page, or to a cursor"),
            Map.entry("parameter", "the parameter of the query that takes the cursor"),
            Map.entry("link-header", "whether the header Link tells the next page"),
            Map.entry("number", "the parameter of the query that counts pages"),
            Map.entry("offset", "the parameter of the query that counts the rows before the page"),
            Map.entry("by-key", "a request for the row of one key: {request: {url: \"/orders/{key.order_id}\"}}")));

    private RequestSettings() {}
}
