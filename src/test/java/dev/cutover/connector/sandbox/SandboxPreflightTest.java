package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxPreflightTest {
    private static final Preflight.Purpose ANY = new Preflight.Purpose(Set.of(), Set.of(), Scene.START.plusSeconds(10));

    @TempDir
    private Path folder;

    @Test
    void everySystemAnswersAndLetsEverybodyIn() throws Exception {
        try (var run = new SandboxRun(folder)) {
            for (var system : EstateSystem.values()) {
                assertThat(run.open(system.id(), Preflight.class).look(ANY))
                        .as(system.id())
                        .contains(Found.ok(Aspect.REACHABLE, "it answers"))
                        .noneMatch(found -> found.verdict() == Verdict.FAILED);
            }
        }
    }

    @Test
    void aSystemThatIsDownDoesNotAnswer() throws Exception {
        try (var run = new SandboxRun(folder)) {
            var carrier = run.open("carrier");
            carrier.as(FaultInjection.class).orElseThrow().inject(Map.of("fault", "crash"));

            assertThatThrownBy(() -> carrier.as(Preflight.class).orElseThrow().look(ANY))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("carrier refuses connections");
        }
    }
}
