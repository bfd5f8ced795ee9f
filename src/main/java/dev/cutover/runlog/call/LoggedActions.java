package dev.cutover.runlog.call;

import dev.cutover.model.SystemId;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Operations whose calls are logged, by name: what they were called with is in the record. Thread-safe. */
record LoggedActions(SystemId system, Actions real, LoggedCalls calls) implements Actions {

    @Override
    public List<Operation> operations() {
        return real.operations();
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        var asked = AskedOfSystem.operation(system, operation, context);
        LoggedCalls.Job<Outcome> job = () -> real.call(operation, with, context);
        return reads(operation)
                ? calls.question(asked, job, GivenAnswer::of)
                : calls.change(asked, job, GivenAnswer::of);
    }

    private boolean reads(String operation) {
        return real.operations().stream().anyMatch(known -> known.name().equals(operation) && known.reads());
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        return calls.question(
                AskedOfSystem.question(system, "read-back")
                        .with("of", operation)
                        .under(context),
                () -> real.readBack(operation, with, context),
                finding -> GivenAnswer.of(
                        finding == Finding.UNKNOWN ? Level.WARN : Level.INFO,
                        finding.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        ""));
    }

    @Override
    public void awaitEnd(String operation, CallContext context) throws ConnectorException, InterruptedException {
        calls.question(
                AskedOfSystem.question(system, "await-end")
                        .with("of", operation)
                        .under(context),
                () -> {
                    real.awaitEnd(operation, context);
                    return "";
                },
                nothing -> GivenAnswer.of(Level.INFO, "ended", nothing));
    }
}
