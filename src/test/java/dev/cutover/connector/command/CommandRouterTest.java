package dev.cutover.connector.command;

import static dev.cutover.connector.command.WeightFiles.EAST;
import static dev.cutover.connector.command.WeightFiles.FLOW;
import static dev.cutover.connector.command.WeightFiles.WEST;
import static dev.cutover.connector.command.WeightFiles.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Convergence;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.testkit.LoneRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of a router, on one whose weights are files: {@code weights/us-east} holds basis points. */
class CommandRouterTest {
    private static final String ROUTER = """
            with:
              grace: 500ms
              router:
                unit: basis-points
                read: { argv: [./read, "{segment.region}"] }
                set:
                  argv: [./set, "{segment.region}", "{basis-points}", "{expected}"]
                  nothing-changed: [3]
                  conflict: [4]
                  timeout: 10s
                granularity: 50
                survives-restart: true
            """;

    @TempDir
    private Path folder;

    private Workbench bench;
    private WeightFiles weights;

    @BeforeEach
    void setUp() throws IOException {
        bench = new Workbench(folder)
                .script("read", "cat weights/$1")
                .script("set", "echo \"$CUTOVER_KEY $1 $2 ${3:-any}\" >> calls; echo $2 > weights/$1");
        weights = new WeightFiles(bench);
    }

    @Test
    void itIsWhatItSaysItIs() throws Exception {
        var traits = router().traits();
        assertThat(traits.granularity()).isEqualTo(50);
        assertThat(traits.survivesRestart()).isTrue();
        assertThat(traits.sticky()).isFalse();
        assertThat(traits.counts()).isFalse();
        assertThat(router().observe(FLOW, EAST, Duration.ofMinutes(1))).isEqualTo(TrafficRouter.Split.notCounted());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100, 9_950, 10_000})
    void everyWeightIsSetExactlyAndReadBack(int target) throws Exception {
        weights.put("us-east", target == 0 ? "100" : "0");
        var applied = apply(change(EAST, target == 0 ? 100 : 0, target));
        assertThat(applied.result()).isEqualTo(Result.APPLIED);
        assertThat(applied.now()).containsExactly(Reading.of(EAST, target));
        assertThat(router().verify(FLOW, EAST, target)).isEqualTo(Convergence.CONVERGED);
        assertThat(router().verify(FLOW, EAST, target ^ 1)).isEqualTo(Convergence.MISMATCH);
    }

    @Test
    void eachPartOfTheTrafficIsSetUnderAKeyOfItsOwn() throws Exception {
        assertThat(apply(change(EAST, 0, 100), change(WEST, 0, 200)).result()).isEqualTo(Result.APPLIED);
        assertThat(weights.calls())
                .containsExactly("key-1/region=us-east us-east 100 0", "key-1/region=us-west us-west 200 0");
    }

    @Test
    void whatIsSoAlreadyIsNotSetAgain() throws Exception {
        weights.put("us-east", "100");
        assertThat(apply(change(EAST, 0, 100)).result()).isEqualTo(Result.ALREADY);
        assertThat(apply(change(EAST, 0, 100), change(WEST, 0, 100)).result()).isEqualTo(Result.APPLIED);
        assertThat(weights.calls()).hasSize(1);
    }

    @Test
    void aWeightThatSomebodyElseMovedIsAConflictAndNothingChanges() throws Exception {
        weights.put("us-west", "700");
        var applied = apply(change(EAST, 0, 100), change(WEST, 0, 100));
        assertThat(applied.result()).isEqualTo(Result.CONFLICT);
        assertThat(applied.detail()).isEqualTo("region=us-west: router reports 7 %, expected 0 %");
        assertThat(weights.calls()).isEmpty();
    }

    @Test
    void theRollbackEndsWhatARunnerThatIsGoneIsStillSetting() throws Exception {
        var left = leftBehind("sleep 20; echo 5000 > weights/us-east");
        assertThat(apply(new Change(EAST, OptionalInt.empty(), 0)).result()).isEqualTo(Result.ALREADY);

        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void whatAnotherRunIsSettingIsItsOwn() throws Exception {
        var others = leftBehind("sleep 20; echo 5000 > weights/us-east", folder.resolve("another"));
        assertThat(apply(new Change(EAST, OptionalInt.empty(), 0)).result()).isEqualTo(Result.ALREADY);

        assertThat(others.isAlive()).isTrue();
        others.descendants().forEach(ProcessHandle::destroyForcibly);
        others.destroyForcibly();
    }

    @Test
    void nothingIsReadWhileARunnerThatIsGoneIsStillSettingIt() throws Exception {
        leftBehind("sleep 0.5; echo 5000 > weights/us-east");

        assertThat(router().read(FLOW, List.of(WEST))).containsExactly(Reading.of(WEST, 0));
        assertThat(router().read(FLOW, List.of(EAST))).containsExactly(Reading.of(EAST, 5000));
    }

    @Test
    void aRunnerThatIsGoneIsFoundByWhateverWayItCameToTheRun() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), folder);
        leftBehind("sleep 0.5; echo 5000 > weights/us-east");
        var way = new LoneRun(bench, link.resolve("."));
        var router = Workbench.open(Workbench.binding(ROUTER), way)
                .as(TrafficRouter.class)
                .orElseThrow();

        assertThat(router.read(FLOW, List.of(EAST))).containsExactly(Reading.of(EAST, 5000));
    }

    @Test
    void whatIsInDoubtIsLookedForWhateverThisProcessHasStarted() throws Exception {
        var router = bench.openFirst(ROUTER).as(TrafficRouter.class).orElseThrow();
        leftBehind("sleep 0.5; echo 5000 > weights/us-east");
        router.awaitEnd(FLOW, List.of(EAST));

        assertThat(router.read(FLOW, List.of(EAST))).containsExactly(Reading.of(EAST, 5000));
    }

    @Test
    void nothingIsReadWhileThisProcessIsStillSettingIt() throws Exception {
        bench.script("set", "touch begun; sleep 0.5; echo $2 > weights/$1");
        var router = bench.openFirst(ROUTER).as(TrafficRouter.class).orElseThrow();
        var applied = CompletableFuture.supplyAsync(() -> {
            try {
                return router.apply(FLOW, List.of(change(EAST, 0, 100)), bench.call("key-1", EAST));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        while (!Files.exists(bench.path("begun"))) {
            Thread.onSpinWait();
        }
        assertThat(router.read(FLOW, List.of(WEST))).containsExactly(Reading.of(WEST, 0));
        assertThat(router.read(FLOW, List.of(EAST))).containsExactly(Reading.of(EAST, 100));
        assertThat(applied.get(10, TimeUnit.SECONDS).result()).isEqualTo(Result.APPLIED);
    }

    @Test
    void aDaemonThatASettingHasLeftOnPurposeIsNeitherAwaitedNorEnded() throws Exception {
        var daemon = leftBehind("exec >/dev/null 2>&1; touch up; sleep 60");
        while (!Files.exists(bench.path("up"))) {
            Thread.onSpinWait();
        }
        assertThat(router().read(FLOW, List.of(EAST))).containsExactly(Reading.of(EAST, 0));
        assertThat(apply(new Change(EAST, OptionalInt.empty(), 100)).result()).isEqualTo(Result.APPLIED);

        assertThat(daemon.isAlive()).isTrue();
        daemon.descendants().forEach(ProcessHandle::destroyForcibly);
        daemon.destroyForcibly();
    }

    /** A program of a runner that was killed. */
    private Process leftBehind(String script) throws IOException {
        return leftBehind(script, bench.context().folder());
    }

    private Process leftBehind(String script, Path run) throws IOException {
        var builder = new ProcessBuilder("setsid", "sh", "-c", script).directory(folder.toFile());
        builder.environment().put("CUTOVER_SETS", "orders " + run);
        builder.environment().put("CUTOVER_SEGMENT_REGION", "us-east");
        return builder.start();
    }

    @Test
    void theRollbackTakesAnyWeightEvenOneThatCannotBeRead() throws Exception {
        weights.put("us-east", "junk");
        var applied = apply(new Change(EAST, OptionalInt.empty(), 0));
        assertThat(applied.result()).isEqualTo(Result.APPLIED);
        assertThat(weights.calls()).containsExactly("key-1/region=us-east us-east 0 any");
    }

    @ParameterizedTest
    @CsvSource({"-50, not a share", "10050, not a share", "99999, not a share", "25, not a multiple of 0.5 %"})
    void whatItCannotHoldIsRefusedBeforeAnythingIsSent(int target, String why) throws Exception {
        var applied = apply(change(EAST, 0, 100), change(WEST, 0, target));
        assertThat(applied.result()).isEqualTo(Result.REJECTED);
        assertThat(applied.detail()).contains(why);
        assertThat(weights.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25.5", "-5", "99999", "12 ok", "1\n2", "0x10", "101 %", "-1 %", "0.001 %"})
    void whatIsNoPlainNumberIsNoWeight(String said) throws Exception {
        weights.put("us-east", said);
        var reading = router().read(FLOW, List.of(EAST, WEST));
        assertThat(reading.get(0).basisPoints()).isEmpty();
        assertThat(reading.get(0).note()).contains("not a weight");
        assertThat(reading.get(1)).isEqualTo(Reading.of(WEST, 0));
        assertThatThrownBy(() -> router().verify(FLOW, EAST, 0)).isInstanceOf(ConnectorException.class);
        assertThat(apply(change(EAST, 0, 100)).result()).isEqualTo(Result.NOT_SENT);
        assertThat(weights.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "basis-points, 1250, 1250",
        "basis-points, 12.5 %, 1250",
        "percent, 12.5, 1250",
        "percent, 12.5 %, 1250",
        "fraction, 0.125, 1250",
        "fraction, 1, 10000",
        "percent, 1, 100"
    })
    void aWeightIsReadInTheUnitThatTheEnvironmentStates(String unit, String said, int basisPoints) throws Exception {
        weights.put("us-east", said);
        var router = router(ROUTER.replace("unit: basis-points", "unit: " + unit));
        assertThat(router.read(FLOW, List.of(EAST))).containsExactly(Reading.of(EAST, basisPoints));
    }

    @Test
    void aBareNumberWithoutAUnitIsNoWeight() throws Exception {
        weights.put("us-east", "0");
        weights.put("us-west", "0.5 %");
        var readings = router(ROUTER.replace("unit: basis-points", "")).read(FLOW, List.of(EAST, WEST));
        assertThat(readings.get(0).note()).contains("a bare number has no unit", "unit: percent");
        assertThat(readings.get(1)).isEqualTo(Reading.of(WEST, 50));
    }

    @Test
    void aProgramReceivesTheWeightInTheUnitsThatItsPlacesAndVariablesName() throws Exception {
        bench.script(
                "set",
                "echo \"$@ $CUTOVER_PERCENT $CUTOVER_BASIS_POINTS $CUTOVER_EXPECTED_PERCENT"
                        + " $CUTOVER_EXPECTED_BASIS_POINTS ${CUTOVER_WEIGHT-none}\" >> calls;"
                        + " echo $CUTOVER_BASIS_POINTS > weights/$1");
        weights.put("us-east", "50");
        var router = router(ROUTER.replace("\"{basis-points}\"", "\"{percent}\""));
        router.apply(FLOW, List.of(change(EAST, 50, 1250)), bench.call("key-1", EAST));
        assertThat(weights.calls()).containsExactly("us-east 12.5 0.5 12.5 1250 0.5 50 none");
    }

    @Test
    void anAbsentKeyIsNotZero() throws Exception {
        Files.delete(bench.path("weights/us-east"));
        var reading = router().read(FLOW, List.of(EAST)).get(0);
        assertThat(reading.basisPoints()).isEmpty();
        assertThat(reading.note()).contains("exited with code 1", "us-east");
    }

    @Test
    void acceptedButNotInForceIsUnknown() throws Exception {
        bench.script("set", "exit 0");
        var applied = apply(change(EAST, 0, 100));
        assertThat(applied.result()).isEqualTo(Result.UNKNOWN);
        assertThat(applied.detail()).contains("may still take effect");
    }

    @Test
    void aSlowRouterIsGivenItsTimeToSettle() throws Exception {
        bench.script("set", "echo $2 > next")
                .script(
                        "read",
                        "n=$(cat reads 2>/dev/null || echo 0); echo $((n+1)) > reads;"
                                + " [ $n -ge 3 ] && cat next || echo 0");
        var applied = router(ROUTER + "    settles: 2s\n")
                .apply(FLOW, List.of(change(EAST, 0, 100)), bench.call("key-1", EAST));
        assertThat(applied.result()).isEqualTo(Result.APPLIED);
        assertThat(bench.sleeps()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"3, REJECTED", "4, CONFLICT", "1, UNKNOWN", "255, UNKNOWN"})
    void aRefusalCountsAsItWasDeclared(int code, Result result) throws Exception {
        bench.script("set", "echo busy >&2; exit " + code);
        var applied = apply(change(EAST, 0, 100));
        assertThat(applied.result()).isEqualTo(result);
        assertThat(applied.detail()).contains("exited with code " + code + ": busy");
        assertThat(applied.now()).containsExactly(Reading.of(EAST, 0));
    }

    @Test
    void aRefusalInTheMiddleIsPartialAndStopsTheRest() throws Exception {
        var north = Segment.of(Map.of("region", "north"));
        weights.put("north", "0");
        bench.script("set", "echo $1 >> calls; [ $1 = us-west ] && exit 3; echo $2 > weights/$1");
        var applied = apply(change(EAST, 0, 100), change(WEST, 0, 100), change(north, 0, 100));
        assertThat(applied.result()).isEqualTo(Result.PARTIAL);
        assertThat(applied.now()).containsExactly(Reading.of(EAST, 100), Reading.of(WEST, 0), Reading.of(north, 0));
        assertThat(weights.calls()).containsExactly("us-east", "us-west");
    }

    @Test
    void aChangeThatHangsIsUnknownEvenIfItHasLanded() throws Exception {
        bench.script("set", "echo $2 > weights/$1; sleep 300");
        var applied = router(ROUTER.replace("10s", "300ms"))
                .apply(FLOW, List.of(change(EAST, 0, 100)), bench.call("key-1", EAST));
        assertThat(applied.result()).isEqualTo(Result.UNKNOWN);
        assertThat(applied.now()).containsExactly(Reading.of(EAST, 100));
    }

    @Test
    void aProgramThatIsMissingHasSentNothing() throws Exception {
        Files.delete(bench.path("set"));
        var applied = apply(change(EAST, 0, 100));
        assertThat(applied.result()).isEqualTo(Result.NOT_SENT);
        assertThat(applied.detail()).contains("there is no program");
    }

    @Test
    void aKeyCannotBeNamedTwice() throws Exception {
        assertThat(apply(change(EAST, 0, 100), change(EAST, 0, 200)).result()).isEqualTo(Result.REJECTED);
        assertThat(weights.calls()).isEmpty();
    }

    @Test
    void whatTheProgramSaysOfAChangeIsEvidence() throws Exception {
        bench.script("set", "echo moved; echo $2 > weights/$1");
        assertThat(apply(change(EAST, 0, 100)).result()).isEqualTo(Result.APPLIED);
        assertThat(bench.evidence("set region=us-east stdout")).isEqualTo("moved\n");
    }

    private Applied apply(Change... changes) throws Exception {
        return router().apply(FLOW, List.of(changes), bench.call("key-1", EAST));
    }

    private TrafficRouter router() {
        return router(ROUTER);
    }

    private TrafficRouter router(String yaml) {
        return bench.open(yaml).as(TrafficRouter.class).orElseThrow();
    }
}
