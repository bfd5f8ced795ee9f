package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.catalog.ConnectorJar;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connector says when it refuses is for people: the run goes by the kind of its answer alone. */
class RefusalWordsTest {
    private static final String DRIFT = "drift: somebody else was here";
    private static final String TIME_LIMIT = "no answer within 5 s";

    /** A connector of somebody else's whose every answer is a refusal in the words of its setting. */
    private static final String REFUSING = """
            package org.example.refusing;

            import dev.cutover.model.Binding;
            import dev.cutover.model.Segment;
            import dev.cutover.spi.*;
            import java.time.Duration;
            import java.util.*;

            public final class RefusingProvider implements ConnectorProvider {
                @Override public String type() { return "refusing"; }

                @Override public Description describe(Binding binding) {
                    return new Description("Says no.", List.of(), Set.of(Actions.class, TrafficRouter.class),
                            operations(), Set.of(), List.of());
                }

                @Override public Connector open(Binding binding, ConnectorContext context) {
                    String says = String.valueOf(binding.with().get("says"));
                    if (says.startsWith("crash")) {
                        throw new IllegalArgumentException(says);
                    }
                    return new Refusing(says);
                }

                static List<Operation> operations() {
                    return List.of(new Operation("close", "Closes one", false, true, false, List.of(), ""));
                }

                record Refusing(String says) implements Connector, Actions, TrafficRouter {
                    @Override public List<Operation> operations() { return RefusingProvider.operations(); }

                    @Override public Outcome call(String operation, Map<String, Object> with, CallContext context) {
                        return new Outcome.Failed(says, true);
                    }

                    @Override public Traits traits() {
                        return new Traits(1, false, true, false, Duration.ZERO);
                    }

                    @Override public List<Reading> read(Flow flow, List<Segment> keys) {
                        return keys.stream().map(key -> Reading.of(key, 0)).toList();
                    }

                    @Override public Applied apply(Flow flow, List<Change> changes, CallContext context) {
                        return new Applied(Result.REJECTED, List.of(), says);
                    }

                    @Override public Convergence verify(Flow flow, Segment key, int basisPoints) {
                        return Convergence.MISMATCH;
                    }
                }
            }
            """;

    private static final String ACTION = """
            cutover: 1
            runbook: refused
            title: A refusal
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            systems: { box: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - action: Close it
                    id: close
                    system: box
                    call: close
                    undo: { none: it is only a test }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() {
        place = Place.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {DRIFT, TIME_LIMIT})
    void anActionOfADropInConnectorIsRefused(String says) throws IOException {
        dropIn();
        place.write("book.yaml", ACTION);
        place.write("lab.yaml", "environment: lab\nsystems:\n" + refusing("box", says));

        assertThat(place.run("run", "book.yaml", "--env", "lab", "--no-input")
                        .endedWith(ExitCode.HALTED)
                        .err())
                .doesNotContain("timed out");
        assertThat(failure()).contains("\"SAID_NO\"", says);
        assertThat(status()).contains("refused").doesNotContain("timed out");
    }

    @ParameterizedTest
    @ValueSource(strings = {DRIFT, TIME_LIMIT})
    void aWeightOfADropInRouterIsRefused(String says) throws IOException {
        dropIn();
        copyRunbookOfTraffic();
        place.write("lab.yaml", """
                environment: lab
                live: false
                clock: virtual
                systems:
                  metrics: { connector: command, with: { metrics: { argv: [echo, 1, 1000] } } }
                  old-shop: { connector: sandbox }
                  new-shop: { connector: sandbox }
                """ + refusing("ingress", says));

        place.run("run", "runbook.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.HALTED);
        assertThat(failure()).contains("\"SAID_NO\"", says);
    }

    @ParameterizedTest
    @ValueSource(strings = {DRIFT, TIME_LIMIT})
    void whatAProgramPrintsBeforeItRefusesIsOnlyShown(String says) throws IOException {
        place.write("book.yaml", ACTION);
        place.write("refuse.sh", "echo '" + says + "' >&2; exit 3\n");
        place.write("lab.yaml", """
                environment: lab
                systems:
                  box:
                    connector: command
                    operations:
                      close: { argv: [sh, refuse.sh], nothing-changed: [3], idempotent: true }
                """);

        place.run("run", "book.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.HALTED);
        assertThat(failure()).contains("\"SAID_NO\"", says);
    }

    @Test
    void aDropInConnectorThatCannotBeOpenedIsOneErrorOfItsSystem() throws IOException {
        dropIn();
        place.write("book.yaml", ACTION);
        place.write("lab.yaml", "environment: lab\nsystems:\n" + refusing("box", "crash: no such file"));

        assertThat(place.run("run", "book.yaml", "--env", "lab", "--no-input")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("system 'box' cannot be connected: its connector 'refusing' failed with", "no such file")
                .doesNotContain("bug in Cutover");
    }

    @Test
    void aProgramOfARouterThatRefusesIsNoDrift() throws IOException {
        copyRunbookOfTraffic();
        for (String name : new String[] {"local.yaml", "bin/read"}) {
            copy("applied/" + name, name);
        }
        place.write("bin/apply", "echo '" + DRIFT + "' >&2; exit 3\n");

        place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input").endedWith(ExitCode.HALTED);
        assertThat(failure()).contains("\"SAID_NO\"", DRIFT);
    }

    private void dropIn() throws IOException {
        new ConnectorJar()
                .source("org.example.refusing.RefusingProvider", REFUSING)
                .service("org.example.refusing.RefusingProvider")
                .write(place.home().root().resolve("connectors/refusing.jar"));
    }

    private static String refusing(String system, String says) {
        return "  " + system + ": { connector: refusing, with: { says: \"" + says + "\" } }\n";
    }

    private void copyRunbookOfTraffic() throws IOException {
        copy("applied/runbook.yaml", "runbook.yaml");
    }

    private void copy(String resource, String name) throws IOException {
        try (var in = Place.class.getResourceAsStream(resource)) {
            place.write(name, new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private String status() {
        return place.run("status").done().out();
    }

    /** The line of the only failed attempt. */
    private String failure() throws IOException {
        var home = place.home();
        return Files.readAllLines(home.folder(home.runs().get(0)).record()).stream()
                .filter(line -> line.contains("STEP_FAILED"))
                .reduce((one, other) -> one + other)
                .orElseThrow();
    }
}
