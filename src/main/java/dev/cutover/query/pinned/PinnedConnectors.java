package dev.cutover.query.pinned;

import dev.cutover.model.SystemId;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.RunFact;
import dev.cutover.yaml.EnvironmentFile;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** By which connector a run reached each system: its type and nothing of its settings. Stateless and thread-safe. */
public final class PinnedConnectors {
    private PinnedConnectors() {}

    /**
     * The type of the connector of each system that the pinned environment binds; none if the environment was written
     * for another version and cannot be read.
     */
    public static Map<SystemId, String> of(RunFact.Pinned pinned) {
        var connectors = new LinkedHashMap<SystemId, String>();
        try {
            byte[] text = pinned.environmentText().getBytes(StandardCharsets.UTF_8);
            EnvironmentFile.read(pinned.environmentFile(), text)
                    .value()
                    .systems()
                    .forEach((system, binding) -> connectors.put(system, binding.connector()));
        } catch (ProblemException unreadable) {
            System.getLogger(PinnedConnectors.class.getName())
                    .log(System.Logger.Level.DEBUG, "the pinned environment cannot be read", unreadable);
        }
        return Collections.unmodifiableMap(connectors);
    }
}
