package dev.cutover.runlog.call;

import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Injected faults that are logged: a rehearsal's log tells which trouble was meant to be. Thread-safe. */
record LoggedFaults(SystemId system, FaultInjection real, LoggedCalls calls) implements FaultInjection {

    @Override
    public Outcome inject(Map<String, Object> with) throws ConnectorException {
        var outcome = real.inject(with);
        calls.happened(
                new AskedOfSystem(system, AskedOfSystem.Kind.OPERATION, "inject-fault", Map.of()),
                GivenAnswer.of(outcome).with("fault", with.toString()));
        return outcome;
    }

    @Override
    public Optional<Duration> lasts(Map<String, Object> with) {
        return real.lasts(with);
    }

    @Override
    public String check(Map<String, Object> with) {
        return real.check(with);
    }
}
