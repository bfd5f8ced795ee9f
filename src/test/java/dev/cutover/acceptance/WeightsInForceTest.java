package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other hands do to a router while a run is under way; its weights are files, each metric may run a fault. */
class WeightsInForceTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: regions
            title: Three regions
            dimensions: { region: [us-east, us-west, eu], brand: [blue, green] }
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] }
            systems:
              ingress: { owner: platform, flow: bidirectional }
              metrics: { owner: platform, flow: consumer }
              old-shop: { owner: shop, flow: bidirectional }
              new-shop: { owner: shop, flow: bidirectional }
            traffic:
              orders: { router: ingress, from: old-shop, to: new-shop, by: [region], read-every: 2m }
            criteria:
              flow: { measure: { system: metrics, query: orders }, pass: ">= 1", every: 20s }
            phases:
              - phase: over
                steps:
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = RegionsLab.in(folder);
    }

    @Test
    void aFinishedShiftThatFallsBackEndsWithDriftAndIsNamed() throws IOException {
        fault("[ $(cat weights/us-west) != 10000 ] || echo 0 >weights/us-east");

        assertThat(run(shift("us-east", "100 %"), shift("us-west", "50 %, 100 %"))
                        .endedWith(ExitCode.DRIFT)
                        .err())
                .contains("DRIFT at ingress: us-east: 0 %, must be 100 %");
        assertThat(place.run("status").out()).contains("us-east: 0 %, must be 100 %", "set-again", "accept");
    }

    @Test
    void everySegmentThatDriftedIsNamed() throws IOException {
        fault("[ $(cat weights/eu) != 10000 ] || { echo 0 >weights/us-east; echo 2500 >weights/us-west; }");

        assertThat(run(shift("us-east", "100 %"), shift("us-west", "100 %"), shift("eu", "100 %"))
                        .endedWith(ExitCode.DRIFT)
                        .err())
                .contains("us-east: 0 %, must be 100 %; us-west: 25 %, must be 100 %");
        assertThat(place.run("decide").done().out())
                .contains("rollback: us-east and us-west are rolled back to the old platform");
    }

    @Test
    void whoDecidesAfterwardsHasItSetAgainByTheNextRunner() throws IOException {
        fault("[ $(cat weights/us-west) != 10000 ] || [ -e once ] || { touch once; echo 0 >weights/us-east; }");
        run(shift("us-east", "100 %"), shift("us-west", "100 %")).endedWith(ExitCode.DRIFT);
        place.write("answers.yaml", "- { at: failure, as: Dana Ortiz, say: set-again }\n");

        place.run("resume", "--no-input", "--answers", "answers.yaml").endedWith(ExitCode.DONE);
        assertThat(folder.resolve("weights/us-east")).hasContent("10000");
    }

    @Test
    void whoResumesIsToldThatNoRampGoesOnBeforeTheDriftIsDecided() throws IOException {
        fault("[ $(cat weights/us-west) != 5000 ] || echo 0 >weights/us-east");
        run(shift("us-east", "100 %"), shift("us-west", "50 %, 100 %")).endedWith(ExitCode.DRIFT);

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.DRIFT).err())
                .contains("us-west soaks 1m anew at 50 %, and stays there until people have answered");
        assertThat(folder.resolve("weights/us-west")).hasContent("5000");
    }

    @Test
    void aMoveToTheNextWeightByHandIsDrift() throws IOException {
        fault("[ $(cat weights/us-east) != 5000 ] || echo 10000 >weights/us-east");

        assertThat(run(shift("us-east", "50 %, 100 %"))
                        .endedWith(ExitCode.DRIFT)
                        .err())
                .contains("us-east: 100 %, must be 50 %");
    }

    @Test
    void aRouterThatDoesNotAnswerIsRetriedAndIsNoDrift() throws IOException {
        fault("[ $(cat weights/us-east) != 5000 ] || touch down");
        String retried = shift("us-east", "50 %, 100 %") + "        retry: { times: 2, backoff: 10s }\n";

        assertThat(run(retried).endedWith(ExitCode.HALTED).err())
                .contains("the router does not answer, and nothing was sent to it")
                .doesNotContainIgnoringCase("drift");
        assertThat(record("STEP_FAILED")).hasSize(3).allMatch(line -> line.contains("UNREACHABLE"));
    }

    @Test
    void aChangeThatIsRefusedWholeIsToldAsThat() throws IOException {
        place.write("refuse", "");
        String all = """
                      - shift: All
                        id: all
                        traffic: orders
                        segment: {}
                        ramp: [100 %]
                        soak: 1m
                        guard: [flow]
                        on-breach: hold
                """;

        assertThat(run(all).endedWith(ExitCode.HALTED).err())
                .contains("not today")
                .doesNotContain("only some");
    }

    @Test
    void oneReadingAtThePaceIsForAllSegmentsAndLeavesNoTrace() throws IOException {
        String wait = "      - { wait: A while, id: rest, for: 20m }\n";
        run(shift("us-east", "100 %"), shift("us-west", "100 %"), wait).endedWith(ExitCode.DONE);

        assertThat(Files.readAllLines(folder.resolve("calls")))
                .filteredOn(call -> call.equals("read us-west"))
                .as("about one in two minutes")
                .hasSizeBetween(10, 20);
        assertThat(record("WEIGHTS_READ")).isEmpty();
    }

    @Test
    void aScopeThatNamesNothingOfTheTrafficSaysThatItStays() throws IOException {
        String undone = """
                      - { task: Paint it, id: paint, segment: { brand: blue }, by: commander, undo: Strip it }
                """;
        place.write("answers.yaml", "- { at: paint, as: Dana Ortiz, say: done }\n");
        write(shift("us-east", "100 %"), undone, "      - { task: Wait, id: end, by: commander }\n");
        place.run("run", "runbook.yaml", "--env", "lab", "--no-input", "--answers", "answers.yaml")
                .endedWith(ExitCode.WAITING);
        String stays = "traffic 'orders' stays where it is: it is split by region, not by brand";

        assertThat(place.run("rollback", "--scope", "brand=blue", "--plan")
                        .done()
                        .out())
                .contains(stays);
        var back = place.run("rollback", "--scope", "brand=blue", "--no-input");
        assertThat(back.err()).contains("note: " + stays);
        assertThat(back.err().lines().filter(line -> line.contains("ROLLBACK of")))
                .singleElement()
                .asString()
                .contains(stays);
    }

    private static String shift(String region, String ramp) {
        return """
                      - shift: Shift %1$s
                        id: %1$s
                        traffic: orders
                        segment: { region: %1$s }
                        ramp: [%2$s]
                        soak: 1m
                        guard: [flow]
                        on-breach: hold
                """.formatted(region, ramp);
    }

    private CommandContext run(String... steps) throws IOException {
        write(steps);
        return place.run("run", "runbook.yaml", "--env", "lab", "--no-input");
    }

    private void write(String... steps) throws IOException {
        place.write("runbook.yaml", RUNBOOK + String.join("", steps) + "rollback: { window: 15m }\n");
    }

    private void fault(String shell) throws IOException {
        place.write("bin/metric", shell + "\necho 1 1000\n");
    }

    private List<String> record(String type) throws IOException {
        var home = place.home();
        return Files.readAllLines(home.folder(home.runs().get(0)).record()).stream()
                .filter(line -> line.contains(type))
                .toList();
    }
}
