package dev.cutover.haproxy;

import static dev.cutover.haproxy.ShopCutover.US_EAST;
import static dev.cutover.haproxy.ShopCutover.US_WEST;
import static dev.cutover.haproxy.ShopCutover.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.CommandContext;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rollback to a platform that the run itself has closed, with a real HAProxy and orders that keep coming in: the old
 * platform answers each with 503 until it is open.
 */
class ClosedPlatformTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private ShopCutover shop;

    @BeforeEach
    void start() throws IOException {
        shop = ShopCutover.closing(folder);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        shop.stop();
    }

    @Test
    void notOneOrderIsSentIntoTheClosedPlatform() throws Exception {
        var runner = closed();
        shop.place()
                .run("rollback", "--as", "Dana Ortiz", "--reason", "a drill")
                .endedWith(ExitCode.DONE);
        ended(runner).endedWith(ExitCode.ROLLED_BACK);

        assertThat(shop.oldPlatform().intake()).isEqualTo("open");
        assertThat(shop.haproxy().basisPoints(US_EAST)).isZero();
        assertThat(shop.haproxy().basisPoints(US_WEST)).isZero();
        assertThat(shop.orders().lost()).isEmpty();
        assertThat(shop.record()
                        .lines()
                        .flatMap(line -> Stream.of("OPENED", "RETURNED", "RESTORED")
                                .filter(what -> line.contains("\"ROLLBACK_" + what + "\""))))
                .containsExactly("OPENED", "RETURNED", "RESTORED");
    }

    @Test
    void aRollbackOfOneRegionOpensThePlatformThatWasClosedForAll() throws Exception {
        var runner = closed();
        assertThat(shop.place().run("rollback", "--region", US_EAST, "--plan").out())
                .contains("close-old", "wider than us-east");
        shop.place()
                .run("rollback", "--region", US_EAST, "--as", "Dana Ortiz", "--reason", "a drill")
                .endedWith(ExitCode.DONE);
        shop.awaitShare(US_EAST, 0);
        assertThat(shop.haproxy().basisPoints(US_WEST)).isEqualTo(10_000);
        assertThat(shop.oldPlatform().intake()).isEqualTo("open");

        shop.place()
                .run("rollback", "--as", "Dana Ortiz", "--reason", "the rest")
                .endedWith(ExitCode.DONE);
        ended(runner).endedWith(ExitCode.ROLLED_BACK);
        assertThat(shop.haproxy().basisPoints(US_WEST)).isZero();
        assertThat(shop.orders().lost()).isEmpty();
    }

    @Test
    void aPlatformThatOpensOnlyAtAnotherTryKeepsItsTrafficWaitingUntilThen() throws Exception {
        var runner = closed();
        Files.createFile(folder.resolve("jammed"));
        shop.place()
                .run("rollback", "--as", "Dana Ortiz", "--reason", "a drill")
                .endedWith(ExitCode.DONE);
        int taken = shop.orders().taken(US_EAST, "new");
        Awaitility.await().atMost(LIMIT).until(() -> shop.orders().taken(US_EAST, "new") > taken + 100);
        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(10_000);
        Files.delete(folder.resolve("jammed"));
        shop.awaitShare(US_EAST, 0);
        ended(runner).endedWith(ExitCode.ROLLED_BACK);

        assertThat(shop.orders().lost()).isEmpty();
    }

    @Test
    void trafficFirstIsAPersonsWordAndLosesOrders() throws Exception {
        var runner = closed();
        Files.createFile(folder.resolve("jammed"));
        shop.place()
                .run("rollback", "--as", "Dana Ortiz", "--reason", "a drill")
                .endedWith(ExitCode.DONE);
        // Nobody sits at the runner: it ends, and the traffic stays where it is.
        ended(runner).endedWith(ExitCode.WAITING);
        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(10_000);
        assertThat(shop.orders().lost()).isEmpty();
        shop.place()
                .run("decide", "rollback", "traffic-first", "--as", "Dana Ortiz", "--reason", "503 is better than this")
                .endedWith(ExitCode.DONE);
        var resumed = shop.place().start("resume", "--no-input");
        shop.awaitShare(US_EAST, 0);
        Awaitility.await().atMost(LIMIT).until(() -> !shop.orders().lost().isEmpty());
        Files.delete(folder.resolve("jammed"));
        ended(resumed);

        assertThat(shop.orders().lost()).allSatisfy(order -> assertThat(order).contains("503"));
    }

    /** A run whose old platform is closed. */
    private CompletableFuture<CommandContext> closed() throws IOException {
        var runner = shop.start();
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> shop.record().lines().anyMatch(line -> line.contains("\"alone\"")));
        assertThat(shop.oldPlatform().intake()).isEqualTo("closed");
        return runner;
    }
}
