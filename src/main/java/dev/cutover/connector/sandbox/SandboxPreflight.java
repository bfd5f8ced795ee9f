package dev.cutover.connector.sandbox;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import java.time.Duration;
import java.util.List;

/** Checks whether a system of the sandbox answers. Faults affect this call like any other. Thread-safe. */
final class SandboxPreflight implements Preflight {
    private static final String OPEN = "the sandbox needs no permission";

    private final EstateAccess estateAccess;

    SandboxPreflight(EstateAccess estateAccess) {
        this.estateAccess = estateAccess;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
        estateAccess.ask(estate -> estate.knock(estateAccess.site()));
        return List.of(
                Found.ok(Aspect.REACHABLE, "it answers"),
                Found.notApplicable(Aspect.CREDENTIALS, OPEN),
                Found.notApplicable(Aspect.PERMISSIONS, OPEN),
                Found.clock(Duration.ZERO));
    }
}
