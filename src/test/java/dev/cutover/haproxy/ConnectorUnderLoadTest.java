package dev.cutover.haproxy;

import static dev.cutover.haproxy.ShopCutover.US_EAST;
import static dev.cutover.haproxy.ShopCutover.US_WEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred changes of weights by the connector, forward and back, while orders keep coming in, runners die and HAProxy
 * is loaded again.
 */
class ConnectorUnderLoadTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** How many changes bring a region to the new platform. */
    private static final int CHANGES = 50;

    @TempDir
    private Path folder;

    private ShopCutover shop;

    @BeforeEach
    void start() throws IOException {
        shop = ShopCutover.byConnector(folder);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        shop.stop();
    }

    @Test
    void noOrderIsLostOrMisroutedByAHundredChangesTwoDeadRunnersAndTwoReloads() throws Exception {
        var first = shop.startProcess("run", "runbook.yaml", "--env", "lab.yaml", "--no-input");
        shop.awaitMoves(CHANGES / 3);
        kill(first);
        var second = shop.startProcess("resume", "--no-input");
        shop.awaitMoves(CHANGES / 2);
        assertThat(shop.orders().taken(US_WEST, "new")).as("not its turn yet").isZero();
        // A worker that reads the file before a change, and takes over after it, has the weight before: that is drift.
        shop.place().run("hold", "--reason", "HAProxy is loaded again").done();
        shop.haproxy().reload();
        shop.place().run("continue", "--as", "Dana Ortiz").done();
        shop.awaitMoves(CHANGES + CHANGES / 2);
        kill(second);
        var third = shop.startProcess("resume", "--no-input");
        assertThat(third.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(third.exitValue()).as(said()).isEqualTo(ExitCode.DONE.code());
        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(10_000);
        assertThat(shop.haproxy().basisPoints(US_WEST)).isEqualTo(10_000);
        nothingMoreAt("old", "new");

        var rollback = shop.startProcess("rollback", "--reason", "a drill", "--as", "Dana Ortiz", "--no-input");
        shop.haproxy().reload();
        assertThat(rollback.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(rollback.exitValue()).as(said()).isEqualTo(ExitCode.ROLLED_BACK.code());
        shop.haproxy().reload();
        assertThat(shop.haproxy().basisPoints(US_EAST)).as("kept").isZero();
        assertThat(shop.haproxy().basisPoints(US_WEST)).as("kept").isZero();
        nothingMoreAt("new", "old");
        assertThat(shop.orders().lost()).isEmpty();
    }

    private static void kill(Process runner) throws InterruptedException {
        runner.destroyForcibly().waitFor();
    }

    private String said() throws IOException {
        String log = Files.readString(folder.resolve("runner.log"));
        return log.substring(Math.max(0, log.length() - 2_000));
    }

    /** Each region's orders go to one side, and none to the other any more. */
    private void nothingMoreAt(String empty, String full) {
        var orders = shop.orders();
        // Orders that were under way as the weight changed.
        int reached = orders.taken(US_EAST, full);
        Awaitility.await().atMost(LIMIT).until(() -> orders.taken(US_EAST, full) > reached + 50);
        int strayEast = orders.taken(US_EAST, empty);
        int strayWest = orders.taken(US_WEST, empty);
        int now = orders.taken(US_WEST, full);
        Awaitility.await().atMost(LIMIT).until(() -> orders.taken(US_WEST, full) > now + 300);
        assertThat(orders.taken(US_EAST, empty)).isEqualTo(strayEast);
        assertThat(orders.taken(US_WEST, empty)).isEqualTo(strayWest);
    }
}
