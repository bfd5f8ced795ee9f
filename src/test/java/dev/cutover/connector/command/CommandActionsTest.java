package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandActionsTest {
    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void setUp() {
        bench = new Workbench(folder);
    }

    @Test
    void aProgramIsToldEverythingAboutTheCall() throws Exception {
        bench.script("bin/show", "pwd; env | sort");
        var outcome = actions("""
                with: { cwd: work, env: { LEVEL: system, SHARED: system }, pass: [NOT_SET_ANYWHERE] }
                operations:
                  show: { argv: [bin/show], env: { LEVEL: own }, parameters: { service: {}, many: {} } }
                """);
        Files.createDirectory(bench.path("work"));
        assertThat(outcome.call("show", Map.of("service", "shop", "many", List.of("a", "b")), bench.call()))
                .isInstanceOf(Outcome.Succeeded.class);
        assertThat(bench.evidence("show stdout").lines())
                .contains(
                        bench.path("work").toString(),
                        "CUTOVER_KEY=key-1",
                        "CUTOVER_CORRELATION=c0ffee",
                        "CUTOVER_FENCE=7",
                        "CUTOVER_DEADLINE=2026-03-01T02:01:00Z",
                        "CUTOVER_SEGMENT_REGION=us-east",
                        "CUTOVER_SEGMENT_SKU_CLASS=heavy",
                        "CUTOVER_WITH_SERVICE=shop",
                        "CUTOVER_WITH_MANY=[\"a\",\"b\"]",
                        "LEVEL=own",
                        "SHARED=system")
                .filteredOn(line -> line.contains("="))
                .allMatch(line -> line.matches("(PATH|HOME|LANG|TZ|PWD|OLDPWD|SHLVL|_|LEVEL|SHARED|CUTOVER_\\w+)=.*"));
    }

    @Test
    void valuesArriveAsOneArgumentEach() throws Exception {
        var actions = actions("""
                operations:
                  show:
                    argv: [printf, '<%s>', "{one}", "x={two}", "${with.one}", '\\{one}', "{many...}", "{segment.region}"]
                    parameters: { one: {}, two: { default: preset }, many: {} }
                """);
        var outcome = actions.call("show", Map.of("one", "a b'$(id)\"", "many", List.of("i", "j k", 3)), bench.call());
        assertThat(detail(outcome)).isEqualTo("<a b'$(id)\"><x=preset><a b'$(id)\"><{one}><i><j k><3><us-east>");
    }

    @Test
    void aLiteralPlaceholderIsWrittenWithTwoDollars() throws Exception {
        var actions =
                actions("operations: { show: { argv: [printf, '%s', '$${with.one}'], parameters: { one: {} } } }");
        assertThat(detail(actions.call("show", Map.of("one", "a"), bench.call())))
                .isEqualTo("${with.one}");
    }

    @Test
    void aValueThatIsTooLongForAnArgumentIsNamedWithTheWayOut() throws Exception {
        var actions = actions("""
                operations:
                  argument: { argv: [printf, "{notes}"], parameters: { notes: {} } }
                  input: { argv: [wc, -c], stdin: { parameter: notes }, parameters: { notes: {} } }
                """);
        var notes = Map.<String, Object>of("notes", "n".repeat(200_000));
        assertThat(actions.call("argument", notes, bench.call()))
                .isEqualTo(Outcome.failed(
                        "argument was not started: the value of `notes` has 200000 bytes, and an argument or a variable of"
                                + " a program can hold 130000; let the program read it from its standard input: stdin: {"
                                + " parameter: notes }",
                        true));
        assertThat(detail(actions.call("input", notes, bench.call()))).isEqualTo("200000");
    }

    @Test
    void inputIsTheTextOrTheParameter() throws Exception {
        var actions = actions("""
                operations:
                  fixed: { argv: [cat], stdin: "as it {stands}" }
                  given: { argv: [cat], stdin: { parameter: orders }, parameters: { orders: {} } }
                """);
        assertThat(detail(actions.call("fixed", Map.of(), bench.call()))).isEqualTo("as it {stands}");
        assertThat(detail(actions.call("given", Map.of("orders", List.of(Map.of("id", 1))), bench.call())))
                .isEqualTo("[{\"id\":1}]");
        assertThat(actions.call("given", Map.of("orders", "0123456789".repeat(50_000)), bench.call()))
                .as("more than an argument or a variable can hold")
                .isEqualTo(Outcome.succeeded("a line of 500000 characters, which is in the evidence"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, Succeeded[detail=said; outputs={}]",
        "9, Succeeded[detail=said; outputs={}]",
        "1, Failed[why=./end exited with code 1: why; changedNothing=false]",
        "3, Failed[why=./end exited with code 3: why; changedNothing=true]",
        "7, Unverified[why=./end exited with code 7: why]",
        "137, Unverified[why=./end exited with code 137 (signal 9): why]",
    })
    void exitCodesMeanWhatTheEnvironmentSays(int code, String outcome) throws Exception {
        bench.script("end", "echo said; echo first >&2; echo why >&2; exit " + code);
        var actions = actions("""
                operations: { end: { argv: [./end], success: [0, 9], nothing-changed: [3], unknown: [7] } }
                """);
        assertThat(actions.call("end", Map.of(), bench.call()).toString().replace(", ", "; "))
                .isEqualTo(outcome);
    }

    @Test
    void aProgramThatFailsAfterItsEffectPromisesNothing() throws Exception {
        bench.script("half", "touch done; echo 'disk full' >&2; exit 1");
        var outcome = actions("operations: { half: { argv: [./half] } }").call("half", Map.of(), bench.call());
        assertThat(bench.path("done")).exists();
        assertThat(outcome).isEqualTo(new Outcome.Failed("./half exited with code 1: disk full", false));
    }

    @Test
    void aReadThatFailsHasChangedNothing() throws Exception {
        var outcome = actions("operations: { look: { argv: [\"false\"], reads: true } }")
                .call("look", Map.of(), bench.call());
        assertThat(outcome).isEqualTo(new Outcome.Failed("false exited with code 1", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"./none", "no-such-program"})
    void aMissingProgramHasChangedNothing(String program) throws Exception {
        var outcome = actions("operations: { go: { argv: [" + program + "] } }").call("go", Map.of(), bench.call());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.changedNothing()).isTrue();
            assertThat(failed.why()).startsWith("go was not started: there is no program");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            service | -rf         | begins with a dash
            service | SHOP        | is not a value for `service`: it must match -?[a-z]+
            other   | x           | takes no parameter `other`; it takes service, free
            service | ${secret:X} | is not a value for `service`
            free    | ${secret:X} | only the environment file may
            """)
    void valuesThatMustNotBePassedStartNothing(String name, String value, String why) throws Exception {
        var actions = actions("""
                operations:
                  go:
                    argv: [touch, "{service}", "{free}"]
                    parameters: { service: { required: true, matches: "-?[a-z]+" }, free: { default: f } }
                """);
        var outcome = actions.call(
                "go", name.equals("service") ? Map.of(name, value) : Map.of("service", "a", name, value), bench.call());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.changedNothing()).isTrue();
            assertThat(failed.why()).contains(why);
        });
        assertThat(bench.path("a")).doesNotExist();
    }

    @Test
    void dashesPassWhereTheyAreMeantOrHarmless() throws Exception {
        var actions = actions("""
                operations:
                  meant: { argv: [printf, '<%s>', "{v}"], parameters: { v: { may-start-with-dash: true } } }
                  after: { argv: [printf, --, '<%s>', "{v}"], parameters: { v: {} } }
                  option: { argv: [printf, '<%s>', "--v={v}"], parameters: { v: {} } }
                  hidden: { argv: [printf, '<%s>', "{empty}{v}"], parameters: { v: {}, empty: {} } }
                  listed: { argv: [printf, '<%s>', "{v...}"], parameters: { v: {} } }
                """);
        assertThat(detail(actions.call("meant", Map.of("v", "-n"), bench.call())))
                .isEqualTo("<-n>");
        assertThat(detail(actions.call("after", Map.of("v", "-n"), bench.call())))
                .isEqualTo("<-n>");
        assertThat(detail(actions.call("option", Map.of("v", "-n"), bench.call())))
                .isEqualTo("<--v=-n>");
        assertThat(actions.call("hidden", Map.of("v", "-n"), bench.call())).isInstanceOf(Outcome.Failed.class);
        assertThat(actions.call("listed", Map.of("v", List.of("ok", "-n")), bench.call()))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aSegmentThatIsNoWordStartsNothing() throws Exception {
        var actions = actions("operations: { go: { argv: [touch, \"{segment.region}\"] } }");
        for (String region : List.of("$(id)", "-x", "a b", "../up")) {
            var context = bench.call("k", Segment.of(Map.of("region", region)));
            assertThat(actions.call("go", Map.of(), context))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.changedNothing()).isTrue());
        }
        assertThat(actions.call("go", Map.of(), bench.call("k", Segment.EVERYTHING)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("{segment.region}"));
    }

    @Test
    void linesAndJsonBecomeOutputs() throws Exception {
        bench.script("lines", "echo 'release=r2'; echo 'moved to r2'; echo 'previous=r1=old'; echo '3x=no'");
        bench.script("json", "echo '{\"release\": \"r2\", \"hosts\": [1, 2], \"ok\": true, \"detail\": \"moved\"}'");
        var actions = actions("""
                operations:
                  lines: { argv: [./lines], outputs: lines }
                  json: { argv: [./json], outputs: json }
                """);
        assertThat(actions.call("lines", Map.of(), bench.call()))
                .isEqualTo(new Outcome.Succeeded("moved to r2", Map.of("release", "r2", "previous", "r1=old")));
        assertThat(actions.call("json", Map.of(), bench.call()))
                .isEqualTo(new Outcome.Succeeded(
                        "moved", Map.of("release", "r2", "hosts", "[1,2]", "ok", "true", "detail", "moved")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo nothing of the kind", "echo '[1]'", "echo '{} {}'", "true", "echo '{'"})
    void outputsThatAreNotWhatTheyShouldBeLeaveAWriteInDoubt(String script) throws Exception {
        bench.script("say", script);
        var actions = actions("""
                operations:
                  write: { argv: [./say], outputs: json }
                  look: { argv: [./say], outputs: json, reads: true }
                """);
        assertThat(actions.call("write", Map.of(), bench.call())).isInstanceOf(Outcome.Unverified.class);
        assertThat(actions.call("look", Map.of(), bench.call()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.changedNothing()).isTrue());
    }

    @Test
    void bothOutputsAreEvidenceByteForByte() throws Exception {
        bench.script("say", "printf '\\033[31mred\\033[0m\\n\\377\\000'; echo oops >&2");
        var outcome = actions("operations: { say: { argv: [./say] } }").call("say", Map.of(), bench.call());
        assertThat(detail(outcome)).isEqualTo("\u001b[31mred\u001b[0m");
        assertThat(bench.evidence().get("say stdout")).endsWith('\n', 0xff, 0).startsWith(0x1b, '[');
        assertThat(bench.evidence("say stderr")).isEqualTo("oops\n");
    }

    @Test
    void whatTakesTooLongIsEndedAndInDoubt() throws Exception {
        bench.script("hang", "echo started; sleep 300 & wait");
        var actions = actions("""
                with: { grace: 1s }
                operations:
                  hang: { argv: [./hang], timeout: 300ms }
                  look: { argv: [./hang], timeout: 300ms, reads: true }
                """);
        assertThat(actions.call("hang", Map.of(), bench.call()))
                .isEqualTo(new Outcome.Unverified("./hang did not end within 0.3 s and was stopped: started"));
        assertThat(bench.evidence("hang stdout")).isEqualTo("started\n");
        assertThat(actions.call("look", Map.of(), bench.call())).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aCallThatIsGivenUpEndsTheProgramAndKeepsWhatItSaid() throws Exception {
        bench.script("hang", "echo half-way; echo $$ > pid.new; mv pid.new pid; sleep 300");
        var actions = actions("operations: { hang: { argv: [./hang] } }");
        var call = bench.call();
        var result = new CompletableFuture<Throwable>();
        var thread = new Thread(() -> {
            try {
                result.completeExceptionally(new AssertionError(actions.call("hang", Map.of(), call)));
            } catch (InterruptedException e) {
                result.complete(e);
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        while (!Files.exists(bench.path("pid"))) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(result.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(bench.evidence("hang stdout")).isEqualTo("half-way\n");
        assertThat(Path.of("/proc", Files.readString(bench.path("pid")).strip()))
                .doesNotExist();
    }

    @Test
    void closingWaitsForTheEndOfWhatWasGivenUp() throws Exception {
        bench.script("stubborn", "trap '' TERM; echo $$ > pid.new; mv pid.new pid; while :; do sleep 300; done");
        var connector = bench.open("{ with: { grace: 300ms }, operations: { hang: { argv: [./stubborn] } } }");
        var actions = connector.as(Actions.class).orElseThrow();
        var thread = new Thread(() -> {
            try {
                actions.call("hang", Map.of(), bench.call());
            } catch (Exception givenUp) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        while (!Files.exists(bench.path("pid"))) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        connector.close();
        assertThat(Path.of("/proc", Files.readString(bench.path("pid")).strip()))
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"0, DONE", "1, NOT_DONE", "2, UNKNOWN", "137, UNKNOWN"})
    void theReadBackTellsWhatBecameOfTheKey(int code, Finding finding) throws Exception {
        bench.script("became", "echo \"$1 $CUTOVER_KEY $CUTOVER_WITH_SERVICE\"; exit " + code);
        var actions = actions("""
                operations:
                  go:
                    argv: ["true"]
                    parameters: { service: {} }
                    read-back: { argv: [./became, "{service}"] }
                """);
        assertThat(actions.readBack("go", Map.of("service", "shop"), bench.call()))
                .isEqualTo(finding);
        assertThat(bench.evidence("go read-back stdout")).isEqualTo("shop key-1 shop\n");
    }

    @Test
    void withoutAReadBackNobodyCanTell() throws Exception {
        var actions = actions("""
                operations: { plain: { argv: ["true"] }, broken: { argv: ["true"], read-back: { argv: [./none] } },
                  slow: { argv: ["true"], read-back: { argv: [sleep, 300], timeout: 100ms } } }
                """);
        for (String operation : List.of("plain", "broken", "slow", "unheard-of")) {
            assertThat(actions.readBack(operation, Map.of(), bench.call())).isEqualTo(Finding.UNKNOWN);
        }
    }

    @Test
    void whatARunnerThatIsGoneHasLeftAtWorkIsAwaitedAlsoWhereNothingCanBeReadBack() throws Exception {
        bench.script("go", "cat log");
        var actions = actions("operations: { go: { argv: [./go], idempotent: true } }");
        var builder = new ProcessBuilder("setsid", "sh", "-c", "sleep 0.5; echo done > log")
                .directory(bench.path(".").toFile());
        builder.environment().put("CUTOVER_KEY", "key-1");
        builder.start();

        assertThat(actions.call("go", Map.of(), bench.call())).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void whatIsInDoubtIsAwaitedAlsoByTheFirstRunner() throws Exception {
        bench.script("go", "cat log");
        var actions = bench.openFirst("operations: { go: { argv: [./go], idempotent: true } }")
                .as(Actions.class)
                .orElseThrow();
        var builder = new ProcessBuilder("setsid", "sh", "-c", "touch begun; sleep 0.5; echo done > log")
                .directory(bench.path(".").toFile());
        builder.environment().put("CUTOVER_KEY", "key-1");
        builder.start();
        while (!Files.exists(bench.path("begun"))) {
            Thread.onSpinWait();
        }
        actions.awaitEnd("go", bench.call());

        assertThat(actions.call("go", Map.of(), bench.call())).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void anOperationThatIsNotThereChangesNothing() throws Exception {
        assertThat(actions("operations: { a: { argv: [\"true\"] } }").call("b", Map.of(), bench.call()))
                .isEqualTo(new Outcome.Failed("there is no operation `b`; there are a", true));
    }

    private Actions actions(String yaml) throws IOException {
        return bench.open(yaml).as(Actions.class).orElseThrow();
    }

    private static String detail(Outcome outcome) {
        return outcome instanceof Outcome.Succeeded succeeded ? succeeded.detail() : outcome.toString();
    }
}
