package dev.cutover.connector.command;

import static dev.cutover.connector.command.WeightFiles.EAST;
import static dev.cutover.connector.command.WeightFiles.FLOW;
import static dev.cutover.connector.command.WeightFiles.WEST;
import static dev.cutover.connector.command.WeightFiles.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of a router whose program sets a weight and prints the one before and the one after. */
class CommandApplyTest {
    private static final String ROUTER = """
            with:
              grace: 500ms
              router:
                unit: basis-points
                read: { argv: [./read, "{segment.region}"] }
                apply:
                  argv: [./apply, "{segment.region}", "{basis-points}", "{expected}"]
                  nothing-changed: [3]
                  conflict: [4]
                  timeout: 10s
            """;
    private static final String HONEST = """
            was=$(cat weights/$1)
            [ -z "$3" ] || [ "$3" = $was ] || exit 4
            echo $2 > weights/$1
            echo $was $(cat weights/$1)""";

    @TempDir
    private Path folder;

    private Workbench bench;
    private WeightFiles weights;

    @BeforeEach
    void setUp() throws IOException {
        bench = new Workbench(folder).script("read", "echo read $1 >> calls; cat weights/$1");
        weights = new WeightFiles(bench);
        program(HONEST);
    }

    private void program(String body) throws IOException {
        bench.script("apply", "echo apply $1 $2 ${3:-any} >> calls\n" + body);
    }

    @Test
    void aChangeIsOneCallAndNobodyReadsBesides() throws Exception {
        var applied = apply(change(EAST, 0, 500));
        assertThat(applied.result()).isEqualTo(Result.APPLIED);
        assertThat(applied.now()).containsExactly(Reading.of(EAST, 500));
        assertThat(weights.calls()).containsExactly("apply us-east 500 0");
    }

    @Test
    void whatIsAppliedIsVerifiedUnlessItHasToSettle() {
        assertThat(router(ROUTER).appliedIsVerified()).isTrue();
        assertThat(router(ROUTER + "    settles: 1s\n").appliedIsVerified()).isFalse();
        assertThat(router(ROUTER.replace("apply:", "set:")).appliedIsVerified()).isFalse();
    }

    @Test
    void eachPartOfTheTrafficIsOneCallUnderAKeyOfItsOwn() throws Exception {
        program("echo $CUTOVER_KEY >> keys; echo 0 $2");
        assertThat(apply(change(EAST, 0, 100), change(WEST, 0, 200)).now())
                .containsExactly(Reading.of(EAST, 100), Reading.of(WEST, 200));
        assertThat(weights.calls()).containsExactly("apply us-east 100 0", "apply us-west 200 0");
        assertThat(Files.readAllLines(bench.path("keys")))
                .containsExactly("key-1/region=us-east", "key-1/region=us-west");
    }

    @Test
    void whatWasSoBeforeIsSaid() throws Exception {
        weights.put("us-east", "500");
        assertThat(apply(change(EAST, 500, 500)).result()).isEqualTo(Result.ALREADY);
    }

    @Test
    void theRollbackTakesAnyWeightAndReadsNothing() throws Exception {
        weights.put("us-east", "700");
        var applied = apply(new Change(EAST, OptionalInt.empty(), 0));
        assertThat(applied.result()).isEqualTo(Result.APPLIED);
        assertThat(weights.calls()).containsExactly("apply us-east 0 any");
    }

    @Test
    void aConflictThatChangedNothingIsAConflict() throws Exception {
        weights.put("us-east", "700");
        var applied = apply(change(EAST, 0, 500));
        assertThat(applied.result()).isEqualTo(Result.CONFLICT);
        assertThat(applied.now()).containsExactly(Reading.of(EAST, 700));
    }

    @Test
    void aWeightThatWasNotAsExpectedAndIsSetAllTheSameIsUnexpectedAndStopsTheRest() throws Exception {
        weights.put("us-east", "700");
        program("was=$(cat weights/$1); echo $2 > weights/$1; echo $was $2");
        var applied = apply(change(EAST, 0, 500), change(WEST, 0, 500));
        assertThat(applied.result()).isEqualTo(Result.UNEXPECTED);
        assertThat(applied.detail())
                .isEqualTo(
                        "region=us-east: router reported 7 %, expected 0 %, and reports 5 % after it was set to 5 %");
        assertThat(weights.calls()).containsExactly("apply us-east 500 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "echo done",
                "echo 500",
                "echo 0 500 500",
                "echo 0; echo 500",
                "echo 0 500; echo moved",
                "echo 0 50.5",
                "echo -1 500",
                "echo 0 10001",
                "echo 0,500",
                "echo 0 500 >&2"
            })
    void whateverElseItPrintsIsDoubt(String says) throws Exception {
        program("echo $2 > weights/$1\n" + says);
        var applied = apply(change(EAST, 0, 500));
        assertThat(applied.result()).isEqualTo(Result.UNKNOWN);
        assertThat(applied.detail()).contains("not the weight before and after");
    }

    @Test
    void percentagesAreReportedWithTheirSign() throws Exception {
        program("echo '0 % 5%'");
        assertThat(apply(change(EAST, 0, 500)).now()).containsExactly(Reading.of(EAST, 500));
    }

    @ParameterizedTest
    @CsvSource({"0 0", "0 300", "500 0"})
    void anotherWeightThanTheOneAskedForIsNeverApplied(String says) throws Exception {
        program("echo " + says);
        assertThat(apply(change(EAST, says.startsWith("0") ? 0 : 500, 1000)).result())
                .isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aSlowRouterIsReadUntilItHasSettled() throws Exception {
        program("echo 0 0; echo $2 > weights/$1");
        var applied = router(ROUTER + "    settles: 2s\n")
                .apply(FLOW, List.of(change(EAST, 0, 500)), bench.call("key-1", EAST));
        assertThat(applied.result()).isEqualTo(Result.APPLIED);
        assertThat(weights.calls()).containsExactly("apply us-east 500 0", "read us-east");
    }

    @ParameterizedTest
    @CsvSource({"3, REJECTED", "4, CONFLICT", "1, UNKNOWN", "255, UNKNOWN", "137, UNKNOWN"})
    void aRefusalCountsAsItWasDeclaredWhateverWasPrinted(int code, Result result) throws Exception {
        program("echo 0 500; echo busy >&2; exit " + code);
        var applied = apply(change(EAST, 0, 500));
        assertThat(applied.result()).isEqualTo(result);
        assertThat(applied.detail()).contains("exited with code " + code).endsWith(": busy");
    }

    @Test
    void aRefusalInTheMiddleIsPartialAndStopsTheRest() throws Exception {
        var north = Segment.of(Map.of("region", "north"));
        weights.put("north", "0");
        program("[ $1 = us-west ] && exit 3\n" + HONEST);
        var applied = apply(change(EAST, 0, 100), change(WEST, 0, 100), change(north, 0, 100));
        assertThat(applied.result()).isEqualTo(Result.PARTIAL);
        assertThat(applied.now()).containsExactly(Reading.of(EAST, 100), Reading.of(WEST, 0), Reading.of(north, 0));
        assertThat(weights.calls())
                .startsWith("apply us-east 100 0", "apply us-west 100 0")
                .noneMatch(call -> call.startsWith("apply north"));
    }

    @Test
    void aChangeThatHangsIsUnknownEvenIfItHasSaidEverything() throws Exception {
        program("echo $2 > weights/$1; echo 0 $2; sleep 300");
        var applied = router(ROUTER.replace("10s", "300ms"))
                .apply(FLOW, List.of(change(EAST, 0, 500)), bench.call("key-1", EAST));
        assertThat(applied.result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aProgramThatIsMissingHasSentNothing() throws Exception {
        Files.delete(bench.path("apply"));
        assertThat(apply(change(EAST, 0, 500)).result()).isEqualTo(Result.NOT_SENT);
    }

    @Test
    void whatTheProgramSaysIsEvidence() throws Exception {
        apply(change(EAST, 0, 500));
        assertThat(bench.evidence("apply region=us-east stdout")).isEqualTo("0 500\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { read: { argv: [r] }, set: { argv: [s] }, apply: { argv: [a] } } | router.set conflicts with `apply`
            { read: { argv: [r] } }                                           | router.set is missing: a router needs
            { apply: { argv: [a] } }                                          | router.read is missing
            { read: { argv: [r] }, apply: { argv: [a], done: [0] } }          | router.apply.done is unknown
            { read: { argv: [r] }, apply: { argv: [a, "{before}"] } }         | {before}
            """)
    void aRouterThatCannotWorkIsRefused(String router, String why) {
        assertThat(Workbench.describe("with: { router: " + router + " }").problems())
                .anySatisfy(problem -> assertThat(problem).contains(why));
    }

    @Test
    void aRouterWithApplyNeedsNoSet() {
        assertThat(Workbench.describe(ROUTER).problems()).isEmpty();
    }

    private Applied apply(Change... changes) throws Exception {
        return router(ROUTER).apply(FLOW, List.of(changes), bench.call("key-1", EAST));
    }

    private TrafficRouter router(String yaml) {
        return bench.openFirst(yaml).as(TrafficRouter.class).orElseThrow();
    }
}
