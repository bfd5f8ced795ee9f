package dev.cutover.connector.http;

import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpService;
import dev.cutover.http.HttpTranscript;
import dev.cutover.spi.EvidenceSink;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Keeps a request and its answer as evidence, without what signs in. Secrets are masked before a long body is cut,
 * since a part of one could not be found. Thread-safe.
 */
final class CallEvidence {
    private static final int LONGEST = 1 << 20;
    private static final String TYPE = "text/plain";

    private final HttpService service;
    private final UnaryOperator<String> mask;

    CallEvidence(HttpService service, UnaryOperator<String> mask) {
        this.service = service;
        this.mask = mask;
    }

    void request(EvidenceSink sink, String name, HttpCall call) {
        attach(sink, name + " request", HttpTranscript.request(service, call));
    }

    void answer(EvidenceSink sink, String name, HttpAnswer answer) {
        attach(sink, name + " answer", HttpTranscript.answer(answer));
    }

    private void attach(EvidenceSink sink, String name, String text) {
        sink.attach(name, TYPE, cut(mask.apply(text)).getBytes(StandardCharsets.UTF_8));
    }

    /** The head ends with the first empty line. */
    private static String cut(String text) {
        int end = text.indexOf("\n\n");
        int body = end < 0 ? text.length() : end + 2;
        int length = text.length() - body;
        return length <= LONGEST
                ? text
                : text.substring(0, body + LONGEST) + "\n(cut: it has " + length + " characters)";
    }
}
