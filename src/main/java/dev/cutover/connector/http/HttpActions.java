package dev.cutover.connector.http;

import dev.cutover.connector.http.request.RequestTemplate;
import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpFailureException;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import dev.cutover.spi.settings.DurationNotation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that the environment file defines. Thread-safe. */
final class HttpActions implements Actions {
    private final HttpConnectorSettings settings;
    private final ServiceCaller caller;
    private final ConnectorContext run;
    private final FirstSendings sendings;
    private final QuietTime quiet;

    HttpActions(HttpConnectorSettings settings, ServiceCaller caller, ConnectorContext run) {
        this.settings = settings;
        this.caller = caller;
        this.run = run;
        this.sendings = new FirstSendings(run.folder().resolve("first-sendings"));
        this.quiet = new QuietTime(run.clock(), settings.retryAfter());
    }

    @Override
    public List<Operation> operations() {
        return settings.operations().values().stream()
                .map(HttpOperationSpec::described)
                .toList();
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context) throws InterruptedException {
        HttpOperationSpec spec = settings.operations().get(operation);
        if (spec == null) {
            return Outcome.failed(
                    "there is no operation `" + operation + "`; there are "
                            + String.join(", ", settings.operations().keySet()),
                    true);
        }
        try {
            var call = call(spec, spec.request(), with, context);
            var late = quiet.await(context.deadline());
            if (late.isPresent()) {
                return Outcome.failed(
                        operation + " was not sent: the service has asked to be left alone until " + late.get()
                                + ", which is after the end of this call",
                        true);
            }
            return spec.described().reads() ? read(spec, call, context) : write(spec, call, context);
        } catch (UnfitValueException e) {
            return Outcome.failed(operation + " was not sent: " + e.why(), true);
        }
    }

    private HttpCall call(
            HttpOperationSpec spec, RequestTemplate request, Map<String, Object> with, CallContext context)
            throws UnfitValueException {
        var values = PlaceValues.of(spec.parameters(), with).of(context);
        return request.call(
                caller.service(), values, spec.limit().orElse(caller.service().limit()));
    }

    private Outcome read(HttpOperationSpec spec, HttpCall call, CallContext context) throws InterruptedException {
        try {
            var answer = caller.read(call, context, spec.described().name());
            quiet.note(answer);
            return judgement(spec).outcome(answer);
        } catch (HttpFailureException e) {
            return Outcome.failed(run.mask(e.why()), true);
        }
    }

    private Outcome write(HttpOperationSpec spec, HttpCall call, CallContext context) throws InterruptedException {
        try {
            var forgotten = forgotten(context);
            if (forgotten.isPresent()) {
                return forgotten.get();
            }
        } catch (IOException e) {
            return Outcome.failed("it was not sent, since the run's folder cannot be used: " + e.getMessage(), true);
        }
        var outcome = sent(spec, call, context);
        if (outcome instanceof Outcome.Failed failed && failed.changedNothing()) {
            sendings.forget(context.idempotencyKey());
        }
        return outcome;
    }

    private Outcome sent(HttpOperationSpec spec, HttpCall call, CallContext context) throws InterruptedException {
        try {
            var answer = caller.write(call, context, spec.described().name());
            quiet.note(answer);
            return judgement(spec).outcome(answer);
        } catch (HttpFailureException e) {
            String why = run.mask(e.why());
            return e.wasSent() ? Outcome.unverified(why) : Outcome.failed(why, true);
        }
    }

    /** Nothing, unless the key was sent so long ago that the service may take a repeat for something new. */
    private Optional<Outcome> forgotten(CallContext context) throws IOException {
        var repeats = settings.repeats();
        if (repeats.isEmpty()) {
            return Optional.empty();
        }
        Instant now = run.clock().now();
        var first = sendings.first(context.idempotencyKey(), now);
        if (first.filter(instant -> instant.plus(repeats.get().window()).isAfter(now))
                .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Outcome.unverified("it was not sent again: its "
                + repeats.get().header() + " was first sent "
                + first.map(instant -> "at " + instant).orElse("at a time that was not noted") + ", and the service"
                + " knows a key for " + DurationNotation.text(repeats.get().window())
                + " only; a repeat could take effect a second time"));
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws InterruptedException {
        HttpOperationSpec spec = settings.operations().get(operation);
        if (spec == null || spec.readBack().isEmpty()) {
            return Finding.UNKNOWN;
        }
        var rule = spec.readBack().get();
        try {
            var call = call(spec, rule.request(), with, context);
            String name = operation + " read-back";
            var finding = rule.finding(caller.read(call, context, name));
            if (finding == Finding.NOT_DONE && !rule.settles().isZero()) {
                run.clock().sleep(rule.settles());
                return rule.finding(caller.read(call, context, name));
            }
            return finding;
        } catch (UnfitValueException | HttpFailureException e) {
            return Finding.UNKNOWN;
        }
    }

    private AnswerJudgement judgement(HttpOperationSpec spec) {
        return new AnswerJudgement(spec, settings.error(), run::mask);
    }
}
