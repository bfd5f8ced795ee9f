package dev.cutover.connector.http.request;

import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpHeaderRules;
import dev.cutover.http.HttpService;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A request as the environment file defines it. Immutable. */
public record RequestTemplate(String method, UrlTemplate url, Map<String, PlaceTemplate> headers, RequestBody body) {
    public RequestTemplate {
        headers = Map.copyOf(headers);
    }

    /** All places in it. */
    public Stream<PlaceTemplate.Piece.Place> places() {
        return Stream.of(Stream.of(url.template()), headers.values().stream(), body.texts())
                .flatMap(texts -> texts)
                .flatMap(PlaceTemplate::places);
    }

    /**
     * The request with all places filled.
     *
     * @throws UnfitValueException if a value cannot be sent where its place is
     */
    public HttpCall call(HttpService service, PlaceValues values, Duration limit) throws UnfitValueException {
        var call = HttpCall.of(method, address(service, values), limit).withHeader("Accept", "application/json");
        for (var header : headers.entrySet()) {
            String value = RequestBody.text(header.getValue(), values);
            var wrong = HttpHeaderRules.wrong(header.getKey(), value);
            if (wrong.isPresent()) {
                throw new UnfitValueException(wrong.get());
            }
            call = call.withHeader(header.getKey(), value);
        }
        return body.mediaType().isEmpty() ? call : call.withBody(body.mediaType(), body.fill(values));
    }

    private URI address(HttpService service, PlaceValues values) throws UnfitValueException {
        String path = url.fill(values);
        try {
            return service.at(path);
        } catch (IllegalArgumentException e) {
            throw new UnfitValueException("`" + path + "` is not a path that can be requested");
        }
    }
}
