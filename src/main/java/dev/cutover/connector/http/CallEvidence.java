package dev.cutover.connector.http;

import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpService;
import dev.cutover.http.HttpSignIn;
import dev.cutover.spi.EvidenceSink;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Keeps a request and its answer as evidence, without what signs in. Secrets are masked before a long body is cut,
 * since a part of one could not be found. Thread-safe.
 */
final class CallEvidence {
    private static final int LONGEST = 1 << 20;
    private static final String TYPE = "text/plain";
    private static final String NOT_KEPT = "(not kept)";
    private static final Set<String> TELLING =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "authentication-info");

    private final HttpService service;
    private final UnaryOperator<String> mask;

    CallEvidence(HttpService service, UnaryOperator<String> mask) {
        this.service = service;
        this.mask = mask;
    }

    void request(EvidenceSink sink, String name, HttpCall call) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        service.headers().keySet().forEach(header -> headers.put(header, "(of the system)"));
        if (!(service.signIn() instanceof HttpSignIn.None)) {
            headers.put("Authorization", "(sign-in: " + service.signIn() + ")");
        }
        headers.putAll(call.headers());
        attach(
                sink,
                name + " request",
                call.method() + " " + call.uri(),
                headers,
                call.body().map(CallEvidence::text).orElse(""));
    }

    void answer(EvidenceSink sink, String name, HttpAnswer answer) {
        var headers = new TreeMap<String, String>();
        answer.headers()
                .forEach((header, values) -> headers.put(
                        header,
                        TELLING.contains(header.toLowerCase(Locale.ROOT)) ? NOT_KEPT : String.join(", ", values)));
        attach(sink, name + " answer", "status " + answer.status(), headers, answer.text());
    }

    private void attach(EvidenceSink sink, String name, String line, Map<String, String> headers, String body) {
        var head = new StringBuilder(line).append('\n');
        headers.forEach((header, value) ->
                head.append(header).append(": ").append(value).append('\n'));
        String masked = mask.apply(body);
        String kept = masked.length() <= LONGEST
                ? masked
                : masked.substring(0, LONGEST) + "\n(cut: it has " + masked.length() + " characters)";
        String all = mask.apply(head.toString()) + (kept.isEmpty() ? "" : "\n" + kept);
        sink.attach(name, TYPE, all.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
