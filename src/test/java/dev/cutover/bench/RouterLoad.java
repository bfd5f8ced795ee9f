package dev.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

/** A shift through a router made of two shell scripts, which keep count of how often they are called. */
final class RouterLoad {
    /** How many weights the shift goes through. */
    static final int CHANGES = 4;

    private static final String BOOK = """
            cutover: 1
            runbook: weights
            title: Weights
            dimensions: { region: [here] }
            roles: { lead: { who: [Nobody], may: [go, rollback, abort] } }
            systems:
              old: { owner: lead, flow: bidirectional }
              new: { owner: lead, flow: bidirectional }
              router: { owner: lead, flow: bidirectional }
            traffic: { orders: { router: router, from: old, to: new, by: [region] } }
            criteria: { fine: { measure: { system: new, query: duplicate_shipments_total }, pass: "= 0", every: 1s } }
            phases:
              - phase: all
                starts: T
                steps:
                  - shift: Here
                    id: here
                    traffic: orders
                    segment: { region: here }
                    ramp: [10 %, 20 %, 50 %, 100 %]
                    soak: 0s
                    guard: [fine]
                    on-breach: hold
            rollback: { window: 15m }
            """;

    private static final String ENVIRONMENT = """
            environment: scripts
            clock: real
            systems:
              old: { connector: sandbox, with: { as: legacy-oms } }
              new: { connector: sandbox, with: { as: orchestrator } }
              router:
                connector: command
                with:
                  router:
                    unit: basis-points
                    read: { argv: [./read] }
                    apply: { argv: [./apply, "{basis-points}"] }
            """;

    private static final String READ = """
            #!/bin/sh
            echo read >>calls
            cat weight
            """;

    private static final String APPLY = """
            #!/bin/sh
            echo apply >>calls
            before=$(cat weight)
            echo "$1" >weight
            echo "$before $(cat weight)"
            """;

    private final Path folder;

    RouterLoad(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("weight"), "0\n");
        program("read", READ);
        program("apply", APPLY);
    }

    Path book() throws IOException {
        return Files.writeString(folder.resolve("weights.yaml"), BOOK);
    }

    Path environment() throws IOException {
        return Files.writeString(folder.resolve("scripts.yaml"), ENVIRONMENT);
    }

    /** How often one of the scripts was called. */
    int calls(String script) throws IOException {
        return Collections.frequency(Files.readAllLines(folder.resolve("calls")), script);
    }

    private void program(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
