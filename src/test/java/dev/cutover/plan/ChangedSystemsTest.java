package dev.cutover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.SystemId;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.PinnedParts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangedSystemsTest {
    private static final String BOOK = """
            cutover: 1
            runbook: changes
            title: Changes
            dimensions: { region: [east] }
            roles: { lead: { who: [Ada Quist], may: [go, no-go] } }
            systems:
              router: { owner: platform, flow: bidirectional }
              old: { owner: platform, flow: bidirectional }
              new: { owner: platform, flow: bidirectional }
              metrics: { owner: platform, flow: consumer }
              chat: { owner: platform, flow: consumer }
              oms: { owner: platform, flow: consumer }
              wms: { owner: platform, flow: consumer }
              cache: { owner: platform, flow: consumer }
            traffic: { orders: { router: router, from: old, to: new, by: [region] } }
            criteria: { fast: { measure: { system: metrics, query: q }, pass: ">= 99 %" } }
            phases:
              - phase: all
                steps:
                  - action: Freeze
                    id: freeze
                    system: oms
                    call: freeze
                    undo: { call: thaw }
                  - action: Look
                    id: look
                    system: wms
                    call: look
                    undo: none
                    because: it changes nothing
                  - notify: Going
                    id: tell
                    to: [lead]
                    message: we begin
                    via: chat
                  - shift: East
                    id: east
                    traffic: orders
                    segment: { region: east }
                    ramp: [100 %]
                    soak: 1m
                    guard: [fast]
                    on-breach: rollback
            rollback:
              window: 5m
              steps:
                - action: Empty the cache
                  id: empty
                  system: cache
                  call: empty
            """;

    private static Set<SystemId> of(String text) {
        var runbook = RunbookFile.read(
                        "b.yaml", text.getBytes(StandardCharsets.UTF_8), Map.of(), new PinnedParts(Map.of()))
                .value();
        return ChangedSystems.of(runbook, (system, call) -> call.equals("look"));
    }

    @Test
    void whatStepsShiftsAndTheRollbackWriteToIsChanged() {
        assertThat(of(BOOK)).extracting(SystemId::value).containsExactly("cache", "oms", "router");
    }

    @Test
    void undoThatWritesCountsForAStepThatOnlyReads() {
        var text = BOOK.replace("undo: none\n        because: it changes nothing", "undo: { call: forget }");

        assertThat(text).isNotEqualTo(BOOK);
        assertThat(of(text)).extracting(SystemId::value).containsExactly("cache", "oms", "router", "wms");
    }
}
