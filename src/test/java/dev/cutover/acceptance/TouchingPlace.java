package dev.cutover.acceptance;

import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A runbook that calls a program of the user's own, waits at a gate, and calls it again; one home for all runs of it.
 */
final class TouchingPlace {
    private static final String BOOK = """
            cutover: 1
            runbook: NAME
            title: One cutover at a time
            dimensions: { region: [here] }
            roles:
              lead: { who: [Ada Quist], may: [go, no-go, override, rollback, abort, amend] }
              owner: { who: [Bo Lindh], may: [go, no-go, rollback] }
            systems: { SYSTEM: { title: The host, owner: platform, flow: consumer } }
            phases:
              - phase: all
                steps:
                  - action: Step 1
                    id: step-1
                    system: SYSTEM
                    call: touch
                    with: { name: n1 }
                    undo: { call: touch, with: { name: back } }
                  - gate: Ready
                    id: ready
                    approve: { by: [lead], initiator: counts }
                  - action: Step 2
                    id: step-2
                    system: SYSTEM
                    call: touch
                    with: { name: n2 }
                    undo: none
                    because: nothing lasting
            rollback: { window: 5m }
            """;
    private static final String ENVIRONMENT = """
            environment: local
            clock: virtual
            systems:
              SYSTEM:
                connector: command
                operations:
                  touch: { argv: [PROGRAM, "{name}"], parameters: { name: { required: true } }, idempotent: true }
            """;

    private final Place place;

    TouchingPlace(Path folder) throws IOException {
        place = Place.in(folder);
        program("touch-it");
        book("orders", "host", "bin/touch-it");
        place.write("go.yaml", "answers:\n  - { at: ready, as: Ada Quist, say: go, reason: all green }\n");
    }

    Place place() {
        return place;
    }

    /** Writes a program that notes its argument in the file {@code done}. */
    void program(String name) throws IOException {
        place.program("bin/" + name, "echo \"$1\" >>done");
    }

    /** Writes a runbook and an environment of this name, whose only system is operated by the program. */
    void book(String name, String system, String program) throws IOException {
        place.write(name + ".yaml", BOOK.replace("NAME", name).replace("SYSTEM", system));
        environment(name, ENVIRONMENT.replace("SYSTEM", system).replace("PROGRAM", program));
    }

    void environment(String name, String text) throws IOException {
        place.write(name + "-env.yaml", text);
    }

    String environment(String name) throws IOException {
        return Files.readString(place.folder().resolve(name + "-env.yaml"));
    }

    /** Begins a run that stays open at its gate. */
    CommandContext begin(String name, String... more) {
        return run("run", name, more);
    }

    /** Begins a run that ends. */
    CommandContext complete(String name) {
        return run("run", name, "--answers", "go.yaml");
    }

    private CommandContext run(String command, String name, String... more) {
        var line = new ArrayList<>(List.of(command, name + ".yaml", "--env", name + "-env.yaml", "--no-input"));
        line.addAll(List.of(more));
        return place.run(line.toArray(new String[0]));
    }

    /** The newest run. */
    RunId newest() {
        return place.home().runs().get(0);
    }

    /** What the program was called with, in order. */
    String done() throws IOException {
        var file = place.folder().resolve("done");
        return Files.exists(file) ? Files.readString(file).replace('\n', ' ').strip() : "";
    }
}
