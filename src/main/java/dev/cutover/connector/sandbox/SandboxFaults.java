package dev.cutover.connector.sandbox;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Outcome;
import java.util.Map;

/** Makes a system of the sandbox misbehave. Thread-safe. */
final class SandboxFaults implements FaultInjection {
    private final Door door;

    SandboxFaults(Door door) {
        this.door = door;
    }

    @Override
    public Outcome inject(Map<String, Object> with) throws ConnectorException {
        try {
            var estate = door.estate();
            String id = door.site() + "-" + with.getOrDefault("fault", "") + "-" + estate.now();
            var settings = FaultSettings.read(door.site(), with, id);
            if (settings.fault().isEmpty()) {
                return Outcome.failed(String.join("; ", settings.problems()), true);
            }
            boolean isNew = estate.inject(settings.fault().get());
            return Outcome.succeeded(isNew ? "on since " + estate.now() : "it was injected before");
        } catch (ControlLogException failure) {
            throw new ConnectorException(Door.words(failure), failure);
        } catch (EstateException refusal) {
            return Outcome.failed(Door.words(refusal), true);
        }
    }

    @Override
    public String check(Map<String, Object> with) {
        var settings = FaultSettings.read(door.site(), with, "checked");
        try {
            settings.fault().ifPresent(fault -> door.house().segments().check(fault.segment()));
            return String.join("; ", settings.problems());
        } catch (EstateException refusal) {
            return Door.words(refusal);
        }
    }
}
