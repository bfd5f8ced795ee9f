package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.yaml.include.Parts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxEnvironmentTextTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: tenants
            title: Tenants to the new billing
            pattern: phased
            dimensions:
              tenant: [acme, "1", b.2]
              size: [small, large]
            systems:
              edge: { owner: a, flow: bidirectional }
              old-billing: { owner: a, flow: bidirectional }
              orchestrator: { owner: a, flow: bidirectional }
              ledger: { owner: a, flow: consumer }
            traffic:
              invoices: { router: edge, from: old-billing, to: orchestrator, by: [tenant] }
            phases:
              - phase: only
                steps:
                  - wait: A moment
                    id: pause
                    for: 1s
            """;

    @Test
    void tellsTheSandboxHowTheRunbookCutsItsTraffic() {
        assertThat(environment(RUNBOOK).connectors())
                .isEqualTo(Map.of(
                        "sandbox",
                        Map.of(
                                "dimensions",
                                Map.of("tenant", List.of("acme", "1", "b.2"), "size", List.of("small", "large")))));
    }

    @Test
    void tellsTheSandboxWhoRoutesAndWhoCarriesTheTraffic() {
        var systems = environment(RUNBOOK).systems();

        assertThat(systems.values()).extracting(Binding::connector).containsOnly("sandbox");
        assertThat(with(systems, "edge")).isEqualTo(Map.of("as", "ingress"));
        assertThat(with(systems, "old-billing")).isEqualTo(Map.of("as", "legacy-oms"));
        assertThat(with(systems, "orchestrator")).isEmpty();
        assertThat(with(systems, "ledger")).isEmpty();
    }

    @Test
    void saysNothingWhereTheRunbookSaysNothing() {
        String none = RUNBOOK.replaceAll("(?s)dimensions:.*phases:", "phases:");

        var environment = environment(none);

        assertThat(environment.connectors()).isEmpty();
        assertThat(environment.systems()).isEmpty();
    }

    private static Environment environment(String text) {
        var runbook = RunbookFile.read("r.yaml", text.getBytes(StandardCharsets.UTF_8), Map.of(), Parts.NONE)
                .value();
        return EnvironmentFile.read("sandbox.yaml", EnvironmentFile.sandbox(runbook))
                .value();
    }

    private static Map<String, Object> with(Map<SystemId, Binding> systems, String name) {
        return systems.get(new SystemId(name)).with();
    }
}
