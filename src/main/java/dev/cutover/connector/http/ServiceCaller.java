package dev.cutover.connector.http;

import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpFailureException;
import dev.cutover.http.HttpSender;
import dev.cutover.http.HttpService;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.EvidenceSink;
import java.util.Optional;

/** Sends the requests of one system with the headers that tell them apart, and keeps evidence. Thread-safe. */
final class ServiceCaller {
    private final HttpSender sender;
    private final HttpConnectorSettings settings;
    private final CallEvidence evidence;
    private final TraceNumbers traces;
    private final BodyErrors errors;
    private final String work;

    ServiceCaller(HttpSender sender, HttpConnectorSettings settings, ConnectorContext context, String name) {
        this.sender = sender;
        this.settings = settings;
        this.work = name + " " + context.seed() + " " + context.clock().now();
        this.evidence = new CallEvidence(sender.service(), context::mask);
        this.errors = new BodyErrors(settings.error(), context::mask);
        this.traces = new TraceNumbers(context.clock());
    }

    HttpService service() {
        return sender.service();
    }

    /** Where the bodies of its answers tell an error. */
    BodyErrors errors() {
        return errors;
    }

    /** Sends what only reads, for no step. */
    HttpAnswer read(HttpCall call) throws HttpFailureException, InterruptedException {
        return sender.send(call.withHeader(TraceNumbers.HEADER, traces.next(work)));
    }

    /** Sends a request of a step that only reads; its evidence has this name. */
    HttpAnswer read(HttpCall call, CallContext context, String what) throws HttpFailureException, InterruptedException {
        return send(marked(call, context), context.evidence(), what);
    }

    /** The same of one that changes something, with the key of the call. */
    HttpAnswer write(HttpCall call, CallContext context, String what)
            throws HttpFailureException, InterruptedException {
        Optional<RepeatRule> repeats = settings.repeats();
        var marked = marked(call, context);
        return send(
                repeats.map(rule -> marked.withHeader(rule.header(), rule.value(context.idempotencyKey())))
                        .orElse(marked),
                context.evidence(),
                what);
    }

    private HttpCall marked(HttpCall call, CallContext context) {
        return call.withHeader(settings.correlation(), context.correlation())
                .withHeader(TraceNumbers.HEADER, traces.next(context.idempotencyKey()));
    }

    private HttpAnswer send(HttpCall call, EvidenceSink sink, String what)
            throws HttpFailureException, InterruptedException {
        evidence.request(sink, what, call);
        var answer = sender.send(call);
        evidence.answer(sink, what, answer);
        return answer;
    }
}
