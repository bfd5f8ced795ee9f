package dev.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Writes the runbooks and environments that the measurement from the shell runs. */
final class ShellLoads {
    private static final String HEAD = """
            cutover: 1
            runbook: %s
            title: Load
            roles: { lead: { who: [Nobody], may: [go, rollback, abort] } }
            systems: { local: { owner: lead, flow: consumer } }
            phases:
              - phase: all
                starts: T
                steps:
            """;

    private static final String COMMAND = """
            environment: command
            clock: real
            systems:
              local:
                connector: command
                operations:
                  nothing: { argv: [/bin/true], idempotent: true }
                  nap: { argv: [/bin/sleep, "0.05"], idempotent: true }
            """;

    private static final String VIRTUAL = """
            environment: virtual
            clock: virtual
            systems: { local: { connector: sandbox, with: { as: %s } } }
            """;

    private static final String MONTH = """
            cutover: 1
            runbook: month
            title: A month of watching
            dimensions:
              region: [us-east, us-west, eu-central]
              lane: [ship-to-home, ship-from-store, curbside, backorder, exchange, marketplace, high-value]
            roles: { lead: { who: [Nobody], may: [go, rollback, abort] } }
            systems: { local: { owner: lead, flow: consumer } }
            criteria:
              routed-in-60s:
                measure: { system: local, query: "routed_within_60s_ratio{region='us-east'}" }
                pass: ">= 90 %"
                window: 2m
                every: 10s
              no-duplicates: { measure: { system: local, query: duplicate_shipments_total }, pass: "= 0", every: 10s }
            phases:
              - phase: all
                starts: T
                steps:
                  - { observe: A month, id: month, criteria: [routed-in-60s, no-duplicates], for: 30d }
            """;

    private final Path folder;

    ShellLoads(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Steps one after the other, each a program that does nothing. */
    Path programs(int count) throws IOException {
        return steps(
                "programs",
                count,
                i -> "{ action: Step " + i + ", id: s" + i
                        + ", system: local, call: nothing, undo: none, because: it does nothing }");
    }

    /** Steps one after the other that do nothing, without a program. */
    Path notes(int count) throws IOException {
        return steps(
                "notes", count, i -> "{ notify: Step " + i + ", id: s" + i + ", to: [lead], message: step " + i + " }");
    }

    /** Steps that need nothing of each other, each a program that takes 50 ms. */
    Path naps(int count) throws IOException {
        return steps(
                "naps",
                count,
                i -> "{ action: Step " + i + ", id: s" + i
                        + ", system: local, call: nap, needs: [], undo: none, because: it does nothing }");
    }

    Path month() throws IOException {
        return write("month.yaml", MONTH);
    }

    /** Programs of this machine. */
    Path command() throws IOException {
        return write("command.yaml", COMMAND);
    }

    /** The sandbox, on the virtual clock. */
    Path virtual(String system) throws IOException {
        return write("virtual-" + system + ".yaml", VIRTUAL.formatted(system));
    }

    private Path steps(String name, int count, IntFunction<String> step) throws IOException {
        var text = new StringBuilder(HEAD.formatted(name));
        for (int i = 1; i <= count; i++) {
            text.append("      - ").append(step.apply(i)).append('\n');
        }
        return write(name + "-" + count + ".yaml", text.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
