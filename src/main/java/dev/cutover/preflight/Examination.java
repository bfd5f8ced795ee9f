package dev.cutover.preflight;

import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import java.time.Instant;
import java.util.List;

/** One system is looked over: by its own account first, then by what its other capabilities say. */
final class Examination {
    private final Use use;
    private final Connector connector;

    Examination(Use use, Connector connector) {
        this.use = use;
        this.connector = connector;
    }

    /** Whatever a connector throws, it is an answer, and not a good one. */
    Examined by(Instant deadline) throws InterruptedException {
        try {
            var told = told(deadline);
            if (isUnreachable(told)) {
                return new Examined(use.system(), Merged.of(told, List.of()), List.of());
            }
            var sight = new Sight(use);
            sight.over(connector);
            return new Examined(use.system(), Merged.of(told, sight.found()), sight.weights());
        } catch (ConnectorException trouble) {
            return Examined.unreachable(use.system(), String.valueOf(trouble.getMessage()));
        } catch (RuntimeException | LinkageError trouble) {
            System.getLogger(Examination.class.getName())
                    .log(System.Logger.Level.WARNING, "looking over " + use.system(), trouble);
            return Examined.unreachable(use.system(), "its connector broke: " + trouble);
        }
    }

    private List<Found> told(Instant deadline) throws ConnectorException, InterruptedException {
        var preflight = connector.as(Preflight.class);
        return preflight.isPresent()
                ? List.copyOf(preflight
                        .orElseThrow()
                        .look(new Preflight.Purpose(use.operations(), use.capabilities(), deadline)))
                : List.of();
    }

    /** Then there is no use in asking it for anything else. */
    private static boolean isUnreachable(List<Found> told) {
        return told.stream().anyMatch(found -> found.aspect() == Aspect.REACHABLE && found.verdict() == Verdict.FAILED);
    }
}
