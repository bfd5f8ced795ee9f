package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that moves traffic at two routers, by two dimensions; the weights are files, each metric may run a fault. The
 * pace is so slow that only the ends of soaks and of the run read.
 */
class TwoRoutersTest {
    private static final String LAB = """
            environment: lab
            live: false
            clock: virtual
            systems:
              orders-lb:
                connector: command
                with:
                  router:
                    unit: basis-points
                    read: { argv: [sh, bin/read, "orders {segment.region} {segment.lane}"] }
                    set: { argv: [sh, bin/set, "orders {segment.region} {segment.lane}", "{basis-points}"] }
              stock-lb:
                connector: command
                with:
                  router:
                    unit: basis-points
                    read: { argv: [sh, bin/read, "stock {segment.region}"] }
                    set: { argv: [sh, bin/set, "stock {segment.region}", "{basis-points}"] }
              metrics:
                connector: command
                with: { metrics: { argv: [sh, bin/metric] } }
              old-shop: { connector: sandbox }
              new-shop: { connector: sandbox }
            """;
    private static final String RUNBOOK = """
            cutover: 1
            runbook: two
            title: Two routers
            dimensions: { region: [us-east], lane: [curbside, ship] }
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] }
            systems:
              orders-lb: { owner: platform, flow: bidirectional }
              stock-lb: { owner: platform, flow: bidirectional }
              metrics: { owner: platform, flow: consumer }
              old-shop: { owner: shop, flow: bidirectional }
              new-shop: { owner: shop, flow: bidirectional }
            traffic:
              orders: { router: orders-lb, from: old-shop, to: new-shop, by: [region, lane], read-every: 5h }
              stock: { router: stock-lb, from: old-shop, to: new-shop, by: [region], read-every: 5h }
            criteria:
              flow: { measure: { system: metrics, query: orders }, pass: ">= 1", every: 20s }
            phases:
              - phase: over
                steps:
                  - shift: Move the orders
                    id: orders
                    traffic: orders
                    segment: { region: us-east, lane: curbside }
                    ramp: [100 %]
                    soak: 1m
                    guard: [flow]
                    on-breach: hold
                  - shift: Move the stock
                    id: stock
                    traffic: stock
                    segment: { region: us-east }
                    ramp: [50 %, 100 %]
                    soak: 1m
                    guard: [flow]
                    on-breach: hold
            rollback: { window: 15m }
            """;
    private static final String DRIFT = "us-east curbside: 0 %, must be 100 %";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
        place.write("lab.yaml", LAB);
        place.write("runbook.yaml", RUNBOOK);
        place.write("bin/read", "[ ! -e \"deaf ${1%% *}\" ] || { echo deaf >&2; exit 7; }; cat \"weights/$1\"");
        place.write("bin/set", "echo \"$2\" >\"weights/$1\"");
        place.write("bin/metric", "echo 1 1000");
        for (String key : new String[] {"orders us-east curbside", "orders us-east ship", "stock us-east"}) {
            place.write("weights/" + key, "0\n");
        }
    }

    @Test
    void theEndOfASoakReadsTheOtherRouterToo() throws IOException {
        fault("[ \"$(cat 'weights/stock us-east')\" != 5000 ] || echo 0 >'weights/orders us-east curbside'");

        assertThat(run().endedWith(ExitCode.DRIFT).err()).contains("DRIFT at orders-lb: " + DRIFT);

        assertThat(weight("stock us-east")).as("nothing rises on top of it").isEqualTo("5000");
    }

    @Test
    void anotherRouterThatIsSilentAtTheEndOfASoakIsToldAndKeepsNothingWaiting() throws IOException {
        fault("[ \"$(cat 'weights/stock us-east')\" != 5000 ] || : >'deaf orders'");

        var run = run().endedWith(ExitCode.EXCEPTIONS);

        assertThat(run.err())
                .contains("weights of orders-lb cannot be read, so they are not verified")
                .doesNotContain("DRIFT");
        assertThat(weight("stock us-east")).isEqualTo("10000");
    }

    @Test
    void peopleSeeOneNameForOneSegment() throws IOException {
        fault("[ \"$(cat 'weights/stock us-east')\" != 5000 ] || echo 0 >'weights/orders us-east curbside'");
        var run = run().endedWith(ExitCode.DRIFT);
        place.write("answers.yaml", "- { at: orders, as: Dana Ortiz, say: accept, reason: we know }\n");
        place.write("bin/metric", "echo 1 1000");
        var end = place.run("resume", "--no-input", "--answers", "answers.yaml").endedWith(ExitCode.EXCEPTIONS);
        var status = place.run("status").done();
        var traffic = place.run("traffic").done();

        assertThat(end.out()).contains(DRIFT + ", was accepted by Dana Ortiz: we know");
        String all = run.out() + run.err() + end.out() + end.err() + status.out() + traffic.out();
        assertThat(all).contains("us-east curbside").doesNotContain("curbside us-east", "lane=curbside");
    }

    @Test
    void theClosingLinesOfARollbackNameTheSegmentAsTheBoardDoes() throws IOException {
        run().endedWith(ExitCode.DONE);

        var back = place.run(
                "rollback",
                "--region",
                "us-east",
                "--lane",
                "curbside",
                "--as",
                "Dana Ortiz",
                "--reason",
                "x",
                "--no-input");

        assertThat(back.out() + back.err())
                .contains("rollback 1 of us-east curbside: ")
                .doesNotContain("lane=");
    }

    private CommandContext run() {
        return place.run("run", "runbook.yaml", "--env", "lab", "--no-input");
    }

    private void fault(String shell) throws IOException {
        place.write("bin/metric", shell + "\necho 1 1000\n");
    }

    private String weight(String key) throws IOException {
        return Files.readString(folder.resolve("weights").resolve(key)).strip();
    }
}
