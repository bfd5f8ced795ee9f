package dev.cutover.haproxy;

import static dev.cutover.haproxy.ShopCutover.US_EAST;
import static dev.cutover.haproxy.ShopCutover.US_WEST;
import static dev.cutover.haproxy.ShopCutover.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to traffic at 02:00, with a real HAProxy and orders that keep coming in: none of them is ever lost. */
class HaproxyTest {
    /** How many moves bring the east to 5 %. */
    private static final int TO_FIVE_PERCENT = 1;

    /** How many moves bring the east to 100 %, and then the west to 50 %. */
    private static final int TO_HALF_OF_THE_WEST = 4;

    @TempDir
    private Path folder;

    private ShopCutover shop;

    @BeforeEach
    void start() throws IOException {
        shop = new ShopCutover(folder);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        shop.stop();
        assertThat(shop.orders().lost()).isEmpty();
    }

    @Test
    void aWholeCutoverLosesNoOrder() throws Exception {
        ended(shop.start()).endedWith(ExitCode.DONE);

        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(10_000);
        assertThat(shop.haproxy().basisPoints(US_WEST)).isEqualTo(10_000);
        assertThat(shop.orders().taken(US_EAST, "new")).isPositive();
        assertThat(shop.orders().taken(US_EAST, "old")).isPositive();
    }

    @Test
    void aRollbackOnOneLineStopsTheRampAndBringsAllTrafficBack() throws Exception {
        var runner = shop.start("--param", "soak=30s");
        shop.awaitMoves(TO_FIVE_PERCENT);
        shop.place().run("rollback", "--region", US_EAST, "--as", "Dana Ortiz").endedWith(ExitCode.DONE);
        shop.awaitShare(US_EAST, 0);
        ended(runner).endedWith(ExitCode.ROLLED_BACK);

        assertThat(shop.haproxy().basisPoints(US_EAST)).isZero();
        assertThat(shop.haproxy().basisPoints(US_WEST)).isZero();
    }

    @Test
    void aHeldRunKeepsItsRunnerAndItsGuardsPastTheEndOfTheSoak() throws Exception {
        var runner = shop.start();
        shop.awaitMoves(TO_FIVE_PERCENT);
        shop.place().run("hold", "--reason", "a look at the new platform").done();
        int held = shop.orders().taken(US_EAST, "new");
        // Several times as long as the soak, told by the orders that came in.
        Awaitility.await().until(() -> shop.orders().taken(US_EAST, "new") > held + 50);
        assertThat(runner).isNotDone();
        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(500);
        shop.place().run("continue", "--as", "Dana Ortiz").done();

        ended(runner).endedWith(ExitCode.DONE);
    }

    @Test
    void aFinishedRegionThatAHandMovesBackIsDriftAndNamed() throws Exception {
        var runner = shop.start();
        shop.awaitMoves(TO_HALF_OF_THE_WEST);
        shop.haproxy().moveByHand(US_EAST, 0);

        assertThat(ended(runner).endedWith(ExitCode.DRIFT).err()).contains("us-east: 0 %, must be 100 %");
    }

    @Test
    void aReloadThatForgetsTheWeightsIsDriftInEachRegion() throws Exception {
        var runner = shop.start();
        shop.awaitMoves(TO_HALF_OF_THE_WEST);
        shop.haproxy().reload();

        assertThat(ended(runner).endedWith(ExitCode.DRIFT).err())
                .contains("us-east: 0 %, must be 100 %", "us-west: 0 %, must be 50 %");
    }

    @Test
    void aHandThatMovesARegionToTheNextWeightIsDrift() throws Exception {
        var runner = shop.start();
        shop.awaitMoves(TO_FIVE_PERCENT);
        shop.haproxy().moveByHand(US_EAST, 5_000);

        assertThat(ended(runner).endedWith(ExitCode.DRIFT).err()).contains("us-east: 50 %, must be 5 %");
    }

    @Test
    void aRouterThatDoesNotAnswerIsNoDriftAndNothingIsSentToIt() throws Exception {
        // Not measured at the router that hangs: the guard is to stay green.
        shop.replace("argv: [bin/haproxy, errors]", "argv: [echo, \"0 1\"]");
        var runner = shop.start();
        shop.awaitMoves(TO_FIVE_PERCENT);
        shop.haproxy().hang();
        var end = ended(runner).endedWith(ExitCode.HALTED);
        shop.haproxy().goOn();

        assertThat(end.err()).doesNotContain("drift");
        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(500);
    }
}
