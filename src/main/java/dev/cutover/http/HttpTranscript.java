package dev.cutover.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Requests and answers as people read them, without what signs in. Other secrets in them are masked by whoever keeps or
 * shows the texts. Stateless and thread-safe.
 */
public final class HttpTranscript {
    private static final String NOT_KEPT = "(not kept)";
    private static final Set<String> TELLING =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "authentication-info");

    private HttpTranscript() {}

    /** A request to a service, or to another address: only the service gets its own headers and the sign-in. */
    public static String request(HttpService service, HttpCall call) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (service.isAt(call.uri())) {
            service.headers().keySet().forEach(header -> headers.put(header, "(of the system)"));
            if (!(service.signIn() instanceof HttpSignIn.None)) {
                headers.put("Authorization", "(sign-in: " + service.signIn() + ")");
            }
        }
        call.headers().forEach((header, value) -> headers.put(header, isTelling(header) ? NOT_KEPT : value));
        return text(
                call.method() + " " + call.uri(),
                headers,
                call.body()
                        .map(body -> new String(body, StandardCharsets.UTF_8))
                        .orElse(""));
    }

    /** An answer with its status. */
    public static String answer(HttpAnswer answer) {
        var headers = new TreeMap<String, String>();
        answer.headers()
                .forEach((header, values) ->
                        headers.put(header, isTelling(header) ? NOT_KEPT : String.join(", ", values)));
        return text("status " + answer.status(), headers, answer.text());
    }

    private static boolean isTelling(String header) {
        return TELLING.contains(header.toLowerCase(Locale.ROOT));
    }

    private static String text(String line, Map<String, String> headers, String body) {
        var text = new StringBuilder(line).append('\n');
        headers.forEach((header, value) ->
                text.append(header).append(": ").append(value).append('\n'));
        return body.isEmpty() ? text.toString() : text.append('\n').append(body).toString();
    }
}
