package dev.cutover.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.connector.http.request.JsonText;
import dev.cutover.connector.http.request.PointerNotation;
import dev.cutover.connector.http.request.UrlTemplate;
import dev.cutover.http.HttpAnswer;
import dev.cutover.http.LinkHeader;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.settings.SettingsReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one comes from a page of rows to the next. Immutable. */
sealed interface PageRule {
    /** The keys of all kinds. */
    List<String> KEYS =
            List.of("next", "parameter", "link-header", "number", "offset", "first", "size", "size-parameter");

    /**
     * A page that was read.
     *
     * @param before how many rows the pages before had
     * @param number from 0
     */
    record Page(URI uri, HttpAnswer answer, JsonNode body, int rows, long before, int number) {}

    /** The address of the first page, given that of the request. */
    default URI first(URI request) {
        return request;
    }

    /**
     * The address of the next page; empty if there is none.
     *
     * @throws ConnectorException if that is not clear
     */
    Optional<URI> next(Page page) throws ConnectorException;

    /** All rows are in one answer. */
    record Single() implements PageRule {
        @Override
        public Optional<URI> next(Page page) {
            return Optional.empty();
        }
    }

    /**
     * The body tells the address of the next page, or a cursor.
     *
     * @param parameter of the query, that takes the cursor; empty if it is an address
     */
    record Told(JsonPointer pointer, Optional<String> parameter) implements PageRule {
        @Override
        public Optional<URI> next(Page page) throws ConnectorException {
            JsonNode told = page.body().at(pointer);
            if (told.isMissingNode()
                    || told.isNull()
                    || (told.isTextual() && told.asText().isEmpty())) {
                return Optional.empty();
            }
            if (!told.isTextual() && !(told.isNumber() && parameter.isPresent())) {
                throw new ConnectorException(pointer + ", which tells the next page, is " + JsonText.of(told));
            }
            return Optional.of(
                    parameter.isPresent()
                            ? withParameter(page.uri(), parameter.get(), JsonText.of(told))
                            : resolved(page.uri(), told.asText()));
        }
    }

    /** The header {@code Link} tells the address of the next page (RFC 8288). */
    record Link() implements PageRule {
        @Override
        public Optional<URI> next(Page page) throws ConnectorException {
            var links = LinkHeader.of(page.answer())
                    .orElseThrow(() -> new ConnectorException(
                            "the header Link of page " + (page.number() + 1) + " is not understood"));
            var next = links.target("next");
            return next.isPresent() ? Optional.of(resolved(page.uri(), next.get())) : Optional.empty();
        }
    }

    /**
     * A parameter of the query counts; the end is a page without rows.
     *
     * @param countsRows whether it counts the rows before the page, and not pages
     * @param first its value for the first page
     */
    record Counted(
            String parameter, boolean countsRows, int first, Optional<Integer> size, Optional<String> sizeParameter)
            implements PageRule {
        @Override
        public URI first(URI request) {
            URI sized = size.isPresent() && sizeParameter.isPresent()
                    ? withParameter(request, sizeParameter.get(), size.get().toString())
                    : request;
            return withParameter(sized, parameter, Integer.toString(first));
        }

        @Override
        public Optional<URI> next(Page page) {
            if (page.rows() == 0) {
                return Optional.empty();
            }
            long next = first + (countsRows ? page.before() + page.rows() : page.number() + 1L);
            return Optional.of(withParameter(page.uri(), parameter, Long.toString(next)));
        }
    }

    static PageRule read(SettingsReader records) {
        return records.table("page").map(PageRule::one).orElse(new Single());
    }

    private static PageRule one(SettingsReader page) {
        page.knows(KEYS);
        var kinds = new ArrayList<PageRule>();
        PointerNotation.read(page, "next").ifPresent(next -> kinds.add(new Told(next, page.text("parameter"))));
        page.flag("link-header").filter(yes -> yes).ifPresent(yes -> kinds.add(new Link()));
        page.text("number").ifPresent(name -> kinds.add(counted(page, name, false, 1)));
        page.text("offset").ifPresent(name -> kinds.add(counted(page, name, true, 0)));
        if (kinds.size() != 1) {
            page.mistake("", "page needs exactly one of next, link-header, number and offset", "");
            return new Single();
        }
        return kinds.get(0);
    }

    private static PageRule counted(SettingsReader page, String parameter, boolean countsRows, int first) {
        if (page.has("size") != page.has("size-parameter")) {
            page.mistake("", "page needs both size and size-parameter, or neither", "");
        }
        return new Counted(
                parameter,
                countsRows,
                page.whole("first", 0, 1).orElse(first),
                page.whole("size", 1, 1_000_000),
                page.text("size-parameter"));
    }

    private static URI resolved(URI from, String told) throws ConnectorException {
        try {
            return from.resolve(told);
        } catch (IllegalArgumentException e) {
            throw new ConnectorException("the address of the next page is none: " + told, e);
        }
    }

    /** The address with one parameter of its query set, instead of its former value. */
    private static URI withParameter(URI uri, String name, String value) {
        String start = UrlTemplate.encoded(name) + "=";
        var parameters = new ArrayList<>(List.of(
                uri.getRawQuery() == null || uri.getRawQuery().isEmpty()
                        ? new String[0]
                        : uri.getRawQuery().split("&")));
        parameters.removeIf(parameter -> parameter.startsWith(start));
        parameters.add(start + UrlTemplate.encoded(value));
        String text = uri.toString();
        int query = text.indexOf('?');
        return URI.create((query < 0 ? text : text.substring(0, query)) + "?" + String.join("&", parameters));
    }
}
