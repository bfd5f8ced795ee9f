package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a step at the kinds that can fail: each does what it says, in the phases and in the rollback. */
class StepKeysAtWorkTest {
    private static final Map<String, String> FAILING = Map.of(
            "action", "action: It, system: host, call: fail",
            "baseline", "baseline: It, criteria: [mute], over: 1s",
            "capture", "capture: It, evidence: [{ capture: log, system: host }]",
            "gate", "gate: It, require: [mute]",
            "notify", "notify: It, to: [lead], message: It begins, via: host",
            "observe", "observe: It, criteria: [mute], for: 30s",
            "shift",
                    "shift: It, traffic: orders, segment: { region: here }, ramp: [100 %], soak: 10s, guard: [mute],"
                            + " on-breach: hold");
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            title: Small
            dimensions: { region: [here] }
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems:
              host: { title: The host, owner: web, flow: bidirectional }
              next: { title: The next, owner: web, flow: consumer }
            criteria:
              mute: { title: Mute, measure: { system: host, query: up }, pass: "= 1", window: 10s, every: 5s }
            traffic: { orders: { router: host, from: host, to: next, by: [region] } }
            phases:
              - phase: night
                steps:
                  - %s
            rollback:
              window: 5m
              steps:
                - %s
            """;
    private static final String PLAIN = "{ wait: A moment, id: moment, for: 1s }";
    private static final String BEGUN =
            "{ action: The work, id: work, system: host, call: work, undo: none, because: a try }";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void write() throws IOException {
        place = Place.in(folder);
        place.write("local.yaml", """
                environment: lab
                live: false
                clock: virtual
                systems:
                  next: { connector: command, with: { check: { argv: ["true"] } } }
                  host:
                    connector: command
                    with:
                      router: { unit: percent, read: { argv: [echo, "0"] }, set: { argv: ["false", "{percent}"] } }
                      metrics: { argv: ["false", "{query}"] }
                      capture: { log: { argv: ["false"] } }
                      messages: { argv: ["false", "{subject}"] }
                    operations:
                      fail: { argv: ["false"], idempotent: true, nothing-changed: [1] }
                      work: { argv: ["true"], idempotent: true }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "baseline", "capture", "gate", "notify", "observe", "shift"})
    void aRetryIsMadeAsOftenAndAsLateAsItSays(String kind) throws IOException {
        run(kind, "retry: { times: 2, backoff: 7s }, on-failure: ask", PLAIN);

        assertThat(pauses("it")).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "baseline", "capture", "gate", "notify", "observe", "shift"})
    void onFailureSaysWhatFollows(String kind) throws IOException {
        run(kind, "on-failure: continue", PLAIN).endedWith(continued(kind));
        run(kind, "on-failure: abort", PLAIN).endedWith(ExitCode.DECLINED);
        run(kind, "on-failure: ask", PLAIN).endedWith(ExitCode.HALTED);
    }

    /** A gate says nothing of the kind, and a message is a courtesy. */
    private static ExitCode continued(String kind) {
        return switch (kind) {
            case "gate" -> ExitCode.INVALID;
            case "notify" -> ExitCode.DONE;
            default -> ExitCode.EXCEPTIONS;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "baseline", "capture", "observe", "shift"})
    void whatIsNotCriticalTaintsNothing(String kind) throws IOException {
        run(kind, "on-failure: continue, critical: false", PLAIN).endedWith(ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "baseline", "capture", "notify", "observe", "shift"})
    void whatWasDoneByHandIsAChoice(String kind) throws IOException {
        run(kind, "by-hand: as it stands in the wiki, on-failure: ask", PLAIN).endedWith(ExitCode.HALTED);

        assertThat(place.run("status", "--output", "json").out()).contains("as it stands in the wiki");
    }

    @Test
    void aRollbackStepIsTriedAsOftenAndAsLateAsItSays() throws IOException {
        rolledBack("{ action: It, id: it, system: host, call: fail, retry: { times: 2, backoff: 7s } }")
                .endedWith(ExitCode.STUCK);

        assertThat(pauses("it@1")).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void aRollbackStepThatSaysNothingIsTriedLikeAnUndo() throws IOException {
        rolledBack("{ action: It, id: it, system: host, call: fail }").endedWith(ExitCode.STUCK);

        assertThat(pauses("it@1")).hasSize(5).isSorted();
    }

    @Test
    void aChatThatIsDownDoesNotMakeARollbackStuck() throws IOException {
        var rollback = rolledBack("{ notify: It, id: it, to: [lead], message: It is back, via: host }");

        rollback.endedWith(ExitCode.ROLLED_BACK);
        assertThat(pauses("it@1")).isEmpty();
        assertThat(rollback.out() + rollback.err()).contains("not delivered: it@1");
        assertThat(place.run("rollback", "--as", "Ann Lee", "--reason", "once more")
                        .out())
                .contains("already back");
    }

    @Test
    void aCriticalMessageOfTheRollbackIsLeftUndone() throws IOException {
        rolledBack("{ notify: It, id: it, to: [lead], message: It is back, via: host, critical: true }")
                .endedWith(ExitCode.STUCK);
    }

    @Test
    void theEvidenceOfADecisionIsThereBeforeItIsAsked() throws IOException {
        String step = "{ decision: It, id: it, ask: How, by: lead, evidence: [{ capture: metrics }],"
                + " choices: [{ say: on, then: continue }, { say: stop, then: abort }] }";
        place.write("runbook.yaml", RUNBOOK.formatted(step, PLAIN));

        place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input").endedWith(ExitCode.WAITING);
        assertThat(types()).containsSubsequence("STEP_STARTED", "EVIDENCE_KEPT", "ASKED");
    }

    @Test
    void peopleElsewhereAreNotWaitedForPastTheTimeThatTheyHad() throws IOException {
        String step = "{ gate: It, id: it, approve: { by: [lead] }, timeout: 5s }";
        place.write("runbook.yaml", RUNBOOK.formatted(step, PLAIN));

        place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input", "--wait")
                .endedWith(ExitCode.HALTED);
        assertThat(newestRecord().toString()).contains("TIMED_OUT");
    }

    private CommandContext run(String kind, String keys, String rollback) throws IOException {
        String undo = kind.equals("action") ? ", undo: none, because: a try" : "";
        place.write(
                "runbook.yaml",
                RUNBOOK.formatted("{ " + FAILING.get(kind) + ", id: it" + undo + ", " + keys + " }", rollback));
        return place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input");
    }

    private CommandContext rolledBack(String step) throws IOException {
        place.write("runbook.yaml", RUNBOOK.formatted(BEGUN + "\n      - { task: Stay, id: stay, by: lead }", step));
        place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input").endedWith(ExitCode.WAITING);
        return place.run("rollback", "--as", "Ann Lee", "--reason", "enough", "--no-input");
    }

    /** The time between the end of each attempt and the start of the next. */
    private List<Duration> pauses(String step) throws IOException {
        var pauses = new ArrayList<Duration>();
        Instant failed = null;
        for (String line : newestRecord()) {
            JsonNode event = new ObjectMapper().readTree(line.substring(line.indexOf('{')));
            if (!event.path("step").asText().equals(step)) {
                continue;
            }
            var at = Instant.parse(event.get("at").asText());
            if (event.get("type").asText().equals("STEP_FAILED")) {
                failed = at;
            } else if (event.get("type").asText().equals("STEP_STARTED") && failed != null) {
                pauses.add(Duration.between(failed, at));
            }
        }
        return pauses;
    }

    private List<String> types() throws IOException {
        var types = new ArrayList<String>();
        for (String line : newestRecord()) {
            types.add(new ObjectMapper()
                    .readTree(line.substring(line.indexOf('{')))
                    .get("type")
                    .asText());
        }
        return types;
    }

    private List<String> newestRecord() throws IOException {
        try (var runs = Files.list(folder.resolve(".cutover/runs"))) {
            return Files.readAllLines(runs.max(Path::compareTo).orElseThrow().resolve("events.log"));
        }
    }
}
