package dev.cutover.connector.sandbox;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import java.time.Duration;
import java.util.List;

/** Whether a system of the sandbox answers; faults strike this call as they strike any other. Thread-safe. */
final class SandboxPreflight implements Preflight {
    private static final String OPEN = "the sandbox lets everybody in";

    private final Door door;

    SandboxPreflight(Door door) {
        this.door = door;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
        door.ask(estate -> estate.knock(door.site()));
        return List.of(
                Found.ok(Aspect.REACHABLE, "it answers"),
                Found.notApplicable(Aspect.CREDENTIALS, OPEN),
                Found.notApplicable(Aspect.PERMISSIONS, OPEN),
                Found.clock(Duration.ZERO));
    }
}
