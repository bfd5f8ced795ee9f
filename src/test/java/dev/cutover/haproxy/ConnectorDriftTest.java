package dev.cutover.haproxy;

import static dev.cutover.haproxy.ShopCutover.US_EAST;
import static dev.cutover.haproxy.ShopCutover.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told when HAProxy forgets the weights of its connector, or no longer answers. */
class ConnectorDriftTest {
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
    void aReloadThatForgotTheWeightsIsNamedWithBothWorkers() throws Exception {
        shop.replace("key:", "persist: false, key:");
        var runner = shop.start("--param", "soak=1m");
        shop.awaitMoves(1);
        String before = shop.haproxy().worker();
        shop.haproxy().reload();

        assertThat(ended(runner).endedWith(ExitCode.DRIFT).err())
                .contains("DRIFT at ingress: us-east: 0 %, must be 2 %; HAProxy was loaded again (worker "
                        + shop.haproxy().worker() + ", was " + before + ")");
    }

    @Test
    void aReloadThatKeptThemIsNoDrift() throws Exception {
        var runner = shop.start();
        shop.awaitMoves(2);
        // A worker that reads the file before a change, and takes over after it, has the weight before: that is drift.
        shop.place().run("hold", "--reason", "HAProxy is loaded again").done();
        shop.awaitEndOfMoves();
        shop.haproxy().reload();
        shop.place().run("continue", "--as", "Dana Ortiz").done();

        ended(runner).endedWith(ExitCode.DONE);
        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(10_000);
        assertThat(shop.orders().lost()).isEmpty();
    }

    @Test
    void aRollbackEndsAlthoughItsWeightsCannotBeKeptAndThatIsToldEverywhere() throws Exception {
        var runner = shop.start("--param", "soak=1m");
        shop.awaitMoves(1);
        Files.delete(shop.haproxy().map());
        shop.place()
                .run("rollback", "--as", "Dana Ortiz", "--reason", "a drill")
                .endedWith(ExitCode.DONE);

        String told = "in force, but not kept for the next start of HAProxy: there is no file "
                + shop.haproxy().map();
        assertThat(ended(runner).endedWith(ExitCode.ROLLED_BACK).err()).contains(told);
        assertThat(shop.haproxy().basisPoints(US_EAST)).isZero();
        assertThat(shop.place().run("status").out()).contains("TAKE CARE", "in force, but not kept");
        assertThat(shop.place().run("report", "--format", "md").out()).contains("take care", told);
    }

    @Test
    void aFileThatSaysAnotherWeightThanTheRunningOneIsToldOnceDuringTheRun() throws Exception {
        var runner = shop.start("--param", "soak=1m");
        shop.awaitMoves(1);
        var map = shop.haproxy().map();
        Files.writeString(map, Files.readString(map).replace("us-east 200", "us-east 100"));
        shop.awaitRecord("which HAProxy has when it is loaded again");
        shop.place()
                .run("rollback", "--as", "Dana Ortiz", "--reason", "a drill")
                .endedWith(ExitCode.DONE);

        assertThat(ended(runner).endedWith(ExitCode.ROLLED_BACK).err())
                .containsOnlyOnce("weights of ingress read back: all as recorded, but take care: the file " + map
                        + " says 1 %, which HAProxy has when it is loaded again");
    }

    @Test
    void aHaproxyThatHangsIsNoDriftAndNothingIsSentToIt() throws Exception {
        // Not measured at the router that hangs: the guard is to stay green.
        shop.replace("argv: [bin/haproxy, errors]", "argv: [echo, \"0 1\"]");
        var runner = shop.start("--param", "soak=3s");
        shop.awaitMoves(1);
        int share = shop.haproxy().basisPoints(US_EAST);
        shop.haproxy().hang();
        var end = ended(runner).endedWith(ExitCode.HALTED);
        shop.haproxy().goOn();

        assertThat(end.err()).doesNotContain("DRIFT").contains("did not answer within 2 s");
        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(share);
    }
}
