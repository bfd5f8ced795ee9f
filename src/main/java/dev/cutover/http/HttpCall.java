package dev.cutover.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request. Immutable.
 *
 * @param uri absolute
 * @param headers without those of sign-in, which the client adds
 * @param limit how long it may take altogether, in wall-clock time, from the connection to the end of the answer
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, Optional<byte[]> body, Duration limit) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** One without headers and body. */
    public static HttpCall of(String method, URI uri, Duration limit) {
        return new HttpCall(method, uri, Map.of(), Optional.empty(), limit);
    }

    /** The same with one more header. */
    public HttpCall withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body, limit);
    }

    /** The same with a body. */
    public HttpCall withBody(String mediaType, byte[] content) {
        return new HttpCall(method, uri, headers, Optional.of(content), limit).withHeader("Content-Type", mediaType);
    }
}
