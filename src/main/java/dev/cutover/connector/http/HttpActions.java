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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The operations that the environment file defines. Thread-safe. */
final class HttpActions implements Actions {
    /** In how many parts a read-back waits while the service may still be at work. */
    private static final int PAUSES = 5;

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
        boolean isFirst = false;
        var repeats = settings.repeats();
        if (repeats.isPresent()) {
            try {
                var sending =
                        sendings.first(context.idempotencyKey(), run.clock().now());
                if (isForgotten(sending, repeats.get())) {
                    return forgotten(sending, repeats.get());
                }
                isFirst = sending.isNew();
            } catch (IOException e) {
                return Outcome.failed(
                        "it was not sent, since the run's folder cannot be used: " + e.getMessage(), true);
            }
        }
        var outcome = sent(spec, call, context);
        // What is refused now says nothing of an earlier sending that is in doubt.
        if (isFirst && outcome instanceof Outcome.Failed failed && failed.changedNothing()) {
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

    private boolean isForgotten(FirstSendings.Sending sending, RepeatRule repeats) {
        return !sending.first().plus(repeats.window()).isAfter(run.clock().now());
    }

    private static Outcome forgotten(FirstSendings.Sending sending, RepeatRule repeats) {
        return Outcome.unverified("it was not sent again: its " + repeats.header() + " was first sent at "
                + sending.first() + ", and the service knows a key for " + DurationNotation.text(repeats.window())
                + " only; a repeat could take effect a second time");
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws InterruptedException {
        HttpOperationSpec spec = settings.operations().get(operation);
        if (spec == null || spec.readBack().isEmpty()) {
            return Finding.UNKNOWN;
        }
        try {
            var finding = settled(spec, call(spec, spec.readBack().get().request(), with, context), context);
            if (finding == Finding.NOT_DONE) {
                sendings.forget(context.idempotencyKey());
            }
            return finding;
        } catch (UnfitValueException e) {
            return Finding.UNKNOWN;
        }
    }

    /** Asks until it is sure that a request whose caller has gone is not at work any more. */
    private Finding settled(HttpOperationSpec spec, HttpCall call, CallContext context) throws InterruptedException {
        var settles = spec.settles(caller.service().limit());
        var end = run.clock().now().plus(settles);
        var finding = found(spec, call, context);
        if (finding != Finding.NOT_DONE || settles.isZero()) {
            return finding;
        }
        if (!end.isBefore(context.deadline())) {
            return Finding.UNKNOWN;
        }
        while (finding != Finding.DONE && run.clock().now().isBefore(end)) {
            var pause = settles.dividedBy(PAUSES);
            var left = Duration.between(run.clock().now(), end);
            run.clock().sleep(pause.compareTo(left) < 0 ? pause : left);
            finding = found(spec, call, context);
        }
        return finding;
    }

    private Finding found(HttpOperationSpec spec, HttpCall call, CallContext context) throws InterruptedException {
        try {
            var answer = caller.read(call, context, spec.described().name() + " read-back");
            return spec.readBack()
                    .map(rule -> rule.finding(answer, spec.error().or(settings::error)))
                    .orElse(Finding.UNKNOWN);
        } catch (HttpFailureException e) {
            return Finding.UNKNOWN;
        }
    }

    private AnswerJudgement judgement(HttpOperationSpec spec) {
        return new AnswerJudgement(spec, settings.error(), run::mask);
    }
}
