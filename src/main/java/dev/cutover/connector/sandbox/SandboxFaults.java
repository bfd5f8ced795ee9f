package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.control.ControlLogException;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes a system of the sandbox misbehave. Thread-safe. */
final class SandboxFaults implements FaultInjection {
    private final EstateAccess estateAccess;

    SandboxFaults(EstateAccess estateAccess) {
        this.estateAccess = estateAccess;
    }

    @Override
    public Outcome inject(Map<String, Object> with) throws ConnectorException {
        try {
            var estate = estateAccess.estate();
            String id = estateAccess.site() + "-" + with.getOrDefault("fault", "") + "-" + estate.now();
            var settings = FaultSettings.read(estateAccess.site(), with, id);
            if (settings.fault().isEmpty()) {
                return Outcome.failed(String.join("; ", settings.problems()), true);
            }
            boolean isNew = estate.inject(settings.fault().get());
            return Outcome.succeeded(isNew ? "on since " + estate.now() : "already injected");
        } catch (ControlLogException failure) {
            throw new ConnectorException(EstateAccess.words(failure), failure);
        } catch (EstateException refusal) {
            return Outcome.failed(EstateAccess.words(refusal), true);
        }
    }

    @Override
    public Optional<Duration> lasts(Map<String, Object> with) {
        return FaultSettings.read(estateAccess.site(), with, "asked").fault().flatMap(Fault::lasts);
    }

    @Override
    public String check(Map<String, Object> with) {
        var settings = FaultSettings.read(estateAccess.site(), with, "checked");
        try {
            settings.fault()
                    .ifPresent(fault -> estateAccess.shared().routingKeys().check(fault.segment()));
            return String.join("; ", settings.problems());
        } catch (EstateException refusal) {
            return EstateAccess.words(refusal);
        }
    }
}
