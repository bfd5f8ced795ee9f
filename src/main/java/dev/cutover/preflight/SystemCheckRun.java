package dev.cutover.preflight;

import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import java.time.Instant;
import java.util.List;

/** Checks one system: by its own report first, then through its other capabilities. */
final class SystemCheckRun {
    private final Requirement requirement;
    private final Connector connector;

    SystemCheckRun(Requirement requirement, Connector connector) {
        this.requirement = requirement;
        this.connector = connector;
    }

    /** Any exception of the connector counts as a failed check. */
    SystemReport by(Instant deadline) throws InterruptedException {
        try {
            var told = told(deadline);
            if (isUnreachable(told)) {
                return new SystemReport(requirement.system(), WorstOf.of(told, List.of()), List.of());
            }
            var capabilityProbe = new CapabilityProbe(requirement);
            capabilityProbe.over(connector);
            return new SystemReport(
                    requirement.system(), WorstOf.of(told, capabilityProbe.found()), capabilityProbe.weights());
        } catch (ConnectorException trouble) {
            return SystemReport.unreachable(requirement.system(), String.valueOf(trouble.getMessage()));
        } catch (RuntimeException | LinkageError trouble) {
            System.getLogger(SystemCheckRun.class.getName())
                    .log(System.Logger.Level.WARNING, "checking " + requirement.system(), trouble);
            return SystemReport.unreachable(requirement.system(), "its connector failed: " + trouble);
        }
    }

    private List<Found> told(Instant deadline) throws ConnectorException, InterruptedException {
        var preflight = connector.as(Preflight.class);
        return preflight.isPresent()
                ? List.copyOf(preflight
                        .orElseThrow()
                        .look(new Preflight.Purpose(requirement.operations(), requirement.capabilities(), deadline)))
                : List.of();
    }

    /** An unreachable system is not checked any further. */
    private static boolean isUnreachable(List<Found> told) {
        return told.stream().anyMatch(found -> found.aspect() == Aspect.REACHABLE && found.verdict() == Verdict.FAILED);
    }
}
