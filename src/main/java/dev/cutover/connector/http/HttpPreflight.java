package dev.cutover.connector.http;

import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpCall;
import dev.cutover.http.HttpFailureException;
import dev.cutover.http.HttpSignIn;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Checks whether a service answers, is trusted, and takes the sign-in, by one GET. Thread-safe. */
final class HttpPreflight implements Preflight {
    /** The header {@code Date} has whole seconds: the time is half a second later on average. */
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final HttpConnectorSettings settings;
    private final ServiceCaller caller;
    private final RunClock clock;

    HttpPreflight(HttpConnectorSettings settings, ServiceCaller caller, RunClock clock) {
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
        var service = caller.service();
        var call = HttpCall.of("GET", settings.check().orElse(service.url()), service.limit());
        var before = clock.now();
        var answer = answer(call);
        var after = clock.now();
        var found = new ArrayList<Found>();
        found.add(Found.ok(Aspect.REACHABLE, "it answers with status " + answer.status()));
        var credentials = credentials(answer);
        found.add(credentials);
        found.add(permissions(purpose, credentials));
        found.add(clock(answer, before, after));
        return found;
    }

    private HttpAnswer answer(HttpCall call) throws ConnectorException, InterruptedException {
        try {
            return caller.read(call);
        } catch (HttpFailureException e) {
            throw new ConnectorException(e.why(), e);
        }
    }

    /** No read proves that a service allows a write: once it takes the sign-in, there is nothing more to wait for. */
    private Found permissions(Purpose purpose, Found credentials) {
        boolean writes = settings.operations().values().stream()
                .map(HttpOperationSpec::described)
                .anyMatch(
                        operation -> !operation.reads() && purpose.operations().contains(operation.name()));
        if (!writes) {
            return Found.notApplicable(Aspect.PERMISSIONS, "nothing is changed");
        }
        String why = "only a call would show whether the service allows its operations";
        return credentials.verdict() == Verdict.OK || credentials.verdict() == Verdict.NOT_APPLICABLE
                ? Found.notApplicable(Aspect.PERMISSIONS, why)
                : Found.cannotTell(Aspect.PERMISSIONS, why);
    }

    private Found credentials(HttpAnswer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            return Found.failed(Aspect.CREDENTIALS, "it refuses the sign-in with status " + answer.status());
        }
        if (caller.service().signIn() instanceof HttpSignIn.None
                && caller.service().headers().isEmpty()) {
            return Found.notApplicable(Aspect.CREDENTIALS, "it is called without a sign-in");
        }
        return answer.isSuccess()
                ? Found.ok(Aspect.CREDENTIALS, "it takes the sign-in")
                : Found.cannotTell(
                        Aspect.CREDENTIALS,
                        "status " + answer.status()
                                + " does not tell; name a path under `check` that needs the sign-in");
    }

    private static Found clock(HttpAnswer answer, Instant before, Instant after) {
        return answer.date()
                .map(date -> Found.clock(before, after, date.plus(HALF_A_SECOND)))
                .orElse(Found.cannotTell(Aspect.CLOCK, "its answer has no date"));
    }
}
