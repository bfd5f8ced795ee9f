package dev.cutover.bench;

import dev.cutover.journal.Home;
import dev.cutover.journal.codec.EventCodec;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.rehearsal.Rehearsal;
import dev.cutover.run.RunId;
import dev.cutover.yaml.EnvironmentFile;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.ScenarioFile;
import dev.cutover.yaml.include.FolderParts;
import dev.cutover.yaml.include.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How long a rehearsal takes on the wall: a cutover of eight hours in the sandbox, or the scenarios that are given,
 * each twice, and whether both gave the same record. Arguments: a folder for the runs, and scenario files.
 */
public final class RehearsalBench {
    private static final String NIGHT = """
            cutover: 1
            runbook: long-night
            title: Eight hours
            pattern: phased
            dimensions:
              region: [us-east, us-west, eu-central]
              lane: [ship-to-home, ship-from-store, curbside, backorder, exchange, marketplace, high-value]
            roles:
              commander: { who: [Dana], may: [go, no-go, override, rollback, abort, amend] }
            systems:
              ingress: { title: Router, owner: a, flow: bidirectional }
              legacy-oms: { title: Legacy, owner: a, flow: bidirectional }
              orchestrator: { title: Cloud, owner: a, flow: bidirectional }
              metrics: { title: Metrics, owner: a, flow: consumer }
            traffic:
              orders: { router: ingress, from: legacy-oms, to: orchestrator, by: [region, lane] }
            criteria:
              routed-in-60s:
                title: Routed
                measure: { system: metrics, query: "routed_within_60s_ratio{region=~'${segment.region}'}" }
                pass: ">= 99 %"
                window: 2m
                every: 10s
              no-misroutes:
                title: Misroutes
                measure: { system: metrics, query: "misroute_ratio{region=~'${segment.region}'}" }
                pass: "<= 0.5 %"
                window: 2m
                every: 10s
            phases:
              - phase: night
                steps:
                  - shift: East
                    id: east
                    traffic: orders
                    segment: { region: us-east }
                    ramp: [1 %, 10 %, 50 %, 100 %]
                    soak: 40m
                    guard: [routed-in-60s, no-misroutes]
                    on-breach: rollback
                  - shift: West
                    id: west
                    traffic: orders
                    segment: { region: us-west }
                    ramp: [1 %, 10 %, 50 %, 100 %]
                    soak: 40m
                    guard: [routed-in-60s, no-misroutes]
                    on-breach: rollback
                  - shift: Europe
                    id: europe
                    traffic: orders
                    segment: { region: eu-central }
                    ramp: [1 %, 10 %, 50 %, 100 %]
                    soak: 40m
                    guard: [routed-in-60s, no-misroutes]
                    on-breach: rollback
            rollback:
              window: 15m
              triggers:
                - { criterion: no-misroutes, for: 5m, then: rollback }
                - { criterion: routed-in-60s, for: 5m, then: ask }
            """;
    private static final String SCENARIO = """
            rehearsal: eight-hours
            runbook: night.yaml
            expect: { outcome: completed, duration: ">= 8h", lost-orders: "= 0", routed-in-60s: ">= 99 %" }
            """;

    private final Path folder;
    private int runs;

    private RehearsalBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var bench = new RehearsalBench(Path.of(args[0]));
        if (args.length == 1) {
            var runbook = RunbookFile.read("night.yaml", bytes(NIGHT), Map.of(), Parts.NONE)
                    .value();
            var scenario = ScenarioFile.read("eight-hours.yaml", bytes(SCENARIO), runbook)
                    .value();
            bench.twice(scenario, runbook, sandbox(runbook));
        }
        for (int i = 1; i < args.length; i++) {
            bench.file(Path.of(args[i]));
        }
    }

    private void file(Path file) throws IOException, InterruptedException {
        var text = Files.readAllBytes(file);
        var place =
                file.resolveSibling(ScenarioFile.setting(file.toString(), text).runbook());
        var runbook = RunbookFile.read(place.toString(), Files.readAllBytes(place), Map.of(), FolderParts.beside(place))
                .value();
        var scenario = ScenarioFile.read(file.toString(), text, runbook).value();
        twice(scenario, runbook, sandbox(runbook));
    }

    private void twice(Scenario scenario, Runbook runbook, Environment environment)
            throws IOException, InterruptedException {
        String one = once(scenario, runbook, environment);
        String other = once(scenario, runbook, environment);
        System.out.println(one.equals(other) ? "  the same record" : "  ANOTHER RECORD");
    }

    private String once(Scenario scenario, Runbook runbook, Environment environment)
            throws IOException, InterruptedException {
        var run = new RunId("bench-" + ProcessHandle.current().pid() + "-" + ++runs);
        long begin = System.nanoTime();
        var rehearsalResult = new Rehearsal(scenario, runbook, environment)
                .play(new SandboxStage(folder, run, scenario, runbook.header().name(), environment));
        long nanos = System.nanoTime() - begin;
        var events = new Home(folder, new FileDisk()).events(run);
        System.out.printf(
                "%-24s %-12s %8s in %6.2f s, %,d events%n",
                rehearsalResult.name(),
                rehearsalResult.rehearsalOutcome().word(),
                rehearsalResult.lasted().toString().substring(2),
                nanos / 1e9,
                events.size());
        rehearsalResult.objections().forEach(objection -> System.out.println("  " + objection));
        var codec = EventCodec.OF_FACTS;
        var text = new StringBuilder();
        events.forEach(event -> text.append(new String(codec.encode(event), StandardCharsets.UTF_8))
                .append('\n'));
        return text.toString().replace(run.value(), "RUN");
    }

    private static Environment sandbox(Runbook runbook) {
        return EnvironmentFile.read("sandbox.yaml", EnvironmentFile.sandbox(runbook))
                .value();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
