package dev.cutover.discipline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.FolderParts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A runbook that every rule is content with. */
final class DisciplinedBook {
    private static final String TEXT = """
            cutover: 1
            runbook: disciplined
            pattern: phased
            notify: { Dana Ortiz: "@dana" }
            dimensions: { region: [east, west], lane: [home, gold] }
            lanes: { gold: { critical: true } }
            roles:
              lead: { who: [Dana Ortiz], deputy: [Sam Weiss], contact: bridge 1, may: [go, rollback, abort] }
            systems:
              ingress: { owner: platform, contact: platform, flow: bidirectional, sla: best effort }
              old: { owner: orders, contact: oms, flow: bidirectional, sla: 99.9 %, title: Old }
              new: { owner: orders, contact: new, flow: bidirectional, sla: best effort }
            systems-of-record: { status: { before: old, after: new, on-rollback: old } }
            traffic: { orders: { router: ingress, from: old, to: new, by: [region, lane] } }
            criteria:
              slow:
                measure: { system: ingress, query: slow }
                pass: "<= 5 s"
                window: 2m
                because: as promised
              taken: { measure: { system: old, query: taken }, pass: ">= 1", because: one order is one order }
            phases:
              - phase: night
                steps:
                  - { task: Freeze, id: freeze, by: lead, freeze: true }
                  - { gate: Ready, id: ready, approve: { by: [lead] } }
                  - action: Hold what is charged
                    id: hold
                    needs: [freeze]
                    system: ingress
                    call: hold-charges
                    undo: { call: release-charges, after: in-flight }
                  - action: Close the old platform for gold in the west
                    id: close
                    needs: [freeze]
                    segment: { lane: gold, region: west }
                    system: old
                    call: close
                    undo: { call: open }
                    expected: 1m
                  - shift: First share
                    id: east-home
                    needs: [freeze, ready]
                    traffic: orders
                    segment: { region: east, lane: home }
                    ramp: [1 %]
                    soak: 2m
                    guard: [slow]
                    on-breach: hold
                    evidence: [{ capture: metrics, system: ingress }]
                  - shift: The rest
                    id: east-rest
                    traffic: orders
                    segment: { region: east, lane: home }
                    ramp: [100 %]
                    soak: 2m
                    guard: [slow]
                    on-breach: hold
                    evidence: [{ capture: metrics, system: ingress }]
                  - shift: West
                    id: west-home
                    needs: [east-rest]
                    traffic: orders
                    segment: { region: west, lane: home }
                    ramp: [2 %, 100 %]
                    soak: 3m
                    guard: [slow]
                    on-breach: hold
                    evidence: [{ capture: log, system: ingress }]
                  - shift: Gold in the east
                    id: gold-east
                    needs: [east-home]
                    traffic: orders
                    segment: { region: east, lane: gold }
                    ramp: [3 %, 50 %]
                    soak: 2m
                    guard: [slow]
                    on-breach: hold
                    evidence: [{ capture: metrics, system: ingress }]
                  - shift: Gold in the east, the rest
                    id: gold-east-rest
                    traffic: orders
                    segment: { region: east, lane: gold }
                    ramp: [100 %]
                    soak: 2m
                    guard: [slow]
                    on-breach: hold
                    evidence: [{ capture: metrics, system: ingress }]
                  - task: Throw the plans away
                    id: plans
                    needs: [gold-east-rest]
                    by: lead
                    point-of-no-return: { approve: { by: [ lead ] }, loses: the plans }
                  - shift: Gold in the west
                    id: gold-west
                    needs: [close, gold-east-rest]
                    traffic: orders
                    segment: { region: west, lane: gold }
                    ramp: [60 %, 100 %]
                    soak: 2m
                    guard: [slow]
                    on-breach: hold
                    evidence: [{ capture: metrics, system: ingress }]
            rollback:
              window: 15m
              accepts: taken
              open: { within: 2m, else: ask }
              triggers: [{ criterion: slow, then: ask }]
              steps: [{ notify: Tell, id: tell, to: [lead], message: back }]
            """;

    private DisciplinedBook() {}

    /** With one thing written differently. */
    static Discipline judge(String written, String instead, boolean rehearsed) {
        return read(changed(written, instead), rehearsed);
    }

    /** The same with a waiver. */
    static Discipline waive(String written, String instead, String finding, String at) {
        return read(
                changed(written, instead)
                        + "waive: [{ finding: %s, at: %s, because: so be it }]%n".formatted(finding, at),
                true);
    }

    private static String changed(String written, String instead) {
        assertThat(TEXT).contains(written);
        return TEXT.replace(written, instead);
    }

    private static Discipline read(String text, boolean rehearsed) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var read = RunbookFile.read("book.yaml", bytes, Map.of(), FolderParts.beside(Path.of("book.yaml")));
        return Discipline.of(read.value(), rehearsed);
    }
}
