package dev.cutover.connector.haproxy;

import static dev.cutover.connector.haproxy.RouterBed.EAST;
import static dev.cutover.connector.haproxy.RouterBed.ORDERS;
import static dev.cutover.connector.haproxy.RouterBed.WEST;
import static dev.cutover.connector.haproxy.RouterBed.apply;
import static dev.cutover.connector.haproxy.RouterBed.around;
import static dev.cutover.connector.haproxy.RouterBed.back;
import static dev.cutover.connector.haproxy.RouterBed.change;
import static dev.cutover.connector.haproxy.RouterBed.reading;
import static dev.cutover.connector.haproxy.RouterBed.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.cutover.haproxy.Haproxy;
import dev.cutover.haproxy.Platform;
import dev.cutover.haproxy.ShopOrders;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter.Convergence;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.spi.TrafficRouter.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a router promises, with weights of two servers in backends of a real HAProxy. */
class HaproxyServersContractTest {
    @TempDir
    private Path folder;

    private Platform oldPlatform;
    private Platform newPlatform;
    private Haproxy haproxy;
    private RouterBed bed;
    private String settings;

    @BeforeEach
    void start() throws IOException {
        oldPlatform = new Platform("old");
        newPlatform = new Platform("new");
        haproxy = new Haproxy(folder, oldPlatform, newPlatform);
        bed = new RouterBed(folder);
        settings = ("{socket: %s, timeout: 1s,"
                        + " servers: {backend: 'seg_{segment.region}', old: legacy, new: orchestrator, sum: 100}}")
                .formatted(haproxy.socket());
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        haproxy.stop();
        oldPlatform.close();
        newPlatform.close();
    }

    @Test
    void bothWeightsAreSetAndAlwaysAddUp() throws Exception {
        var router = bed.router(settings);
        int before = 0;
        for (int target : new int[] {100, 5_000, 9_900, 10_000, 100, 0}) {
            var applied = apply(router, change(EAST, before, target));
            assertThat(applied.result()).as(applied.detail()).isEqualTo(Result.APPLIED);
            assertThat(haproxy.weight("seg_us-east/orchestrator")).isEqualTo(target / 100);
            assertThat(haproxy.weight("seg_us-east/legacy")).isEqualTo(100 - target / 100);
            assertThat(router.verify(ORDERS, EAST, target)).isEqualTo(Convergence.CONVERGED);
            before = target;
        }
        assertThat(reading(router, WEST).isAt(0)).isTrue();
        assertThat(reading(router, EAST).revision()).isEqualTo(haproxy.worker());
    }

    @Test
    void aShareThatTheWeightsCannotHoldIsRefusedAndTheSumSaysWhichTheyCan() throws Exception {
        assertThat(bed.router(settings).traits().granularity()).isEqualTo(100);
        assertThat(apply(bed.router(settings), change(EAST, 0, 50)).detail())
                .isEqualTo("region=us-east: 0.5 % is not a multiple of 1 %, the smallest step of these weights");
        assertThat(apply(bed.router(settings), change(EAST, 0, 25_700)).result())
                .isEqualTo(Result.REJECTED);

        var finer = bed.router(settings.replace("sum: 100", "sum: 200"));
        assertThat(finer.traits().granularity()).isEqualTo(50);
        apply(finer, back(EAST, 0));
        assertThat(apply(finer, change(EAST, 0, 50)).result()).isEqualTo(Result.APPLIED);
        assertThat(haproxy.weight("seg_us-east/orchestrator")).isEqualTo(1);
        assertThat(haproxy.weight("seg_us-east/legacy")).isEqualTo(199);
        assertThat(bed.router(settings.replace("sum: 100", "sum: 256")).traits().granularity())
                .as("16 of 256")
                .isEqualTo(625);
    }

    @Test
    void weightsThatDoNotAddUpAreNoShareAndARollbackSetsBoth() throws Exception {
        haproxy.ask("set server seg_us-east/orchestrator weight 7");
        var router = bed.router(settings);
        assertThat(reading(router, EAST).state()).isEqualTo(State.UNREADABLE);
        assertThat(reading(router, EAST).note()).contains("legacy 100 and orchestrator 7 do not add up to 100");
        assertThat(apply(router, change(EAST, 0, 500)).result()).isEqualTo(Result.NOT_SENT);
        assertThat(apply(router, back(EAST, 0)).result()).isEqualTo(Result.APPLIED);
        assertThat(reading(router, EAST).isAt(0)).isTrue();
    }

    @Test
    void balanceAlgorithmsThatDoNotSplitByWeightAreRefusedWithTheReason() throws Exception {
        var router = bed.router(settings);
        var draws = region("of-two-draws");
        assertThat(apply(router, change(draws, 0, 100)).detail()).contains("it may be `random`");
        assertThat(haproxy.weight("seg_of-two-draws/orchestrator")).isZero();
        assertThat(apply(router, back(region("of-all-or-nothing"), 0)).detail()).contains("static-rr");
        assertThat(haproxy.weight("seg_of-all-or-nothing/legacy")).isEqualTo(100);
    }

    @Test
    void aBackendThatIsNoPairIsNoWeight() throws Exception {
        var router = bed.router(settings);
        assertThat(reading(router, region("mars")).state()).isEqualTo(State.ABSENT);
        assertThat(reading(router, region("of-one")).note())
                .isEqualTo("the backend seg_of-one has no server orchestrator");
        assertThat(reading(router, region("of-three")).note()).isEqualTo("other servers take requests too: spare");
        assertThat(apply(router, back(region("mars"), 0)).result()).isEqualTo(Result.REJECTED);
    }

    @Test
    void noShareGrowsAtAServerThatIsDown() throws Exception {
        haproxy.ask("set server seg_us-east/orchestrator state maint");
        var router = bed.router(settings);
        assertThat(reading(router, EAST).note()).contains("the server orchestrator is MAINT");
        assertThat(apply(router, change(EAST, 0, 500)).result()).isEqualTo(Result.REJECTED);
        assertThat(haproxy.weight("seg_us-east/orchestrator")).isZero();
    }

    @Test
    void atASocketWithoutTheLevelNothingIsChangedAndTheReasonIsTold() throws Exception {
        var router = bed.router(settings.replace("admin.sock", "operator.sock"));
        var applied = apply(router, change(EAST, 0, 500));
        assertThat(applied.result()).isEqualTo(Result.REJECTED);
        assertThat(applied.detail()).contains("Permission denied", "it is at 0 %");
    }

    @Test
    void aHandOnOneOfThemBetweenTheReadingAndTheChangeIsTold() throws Exception {
        var router = bed.router(settings);
        apply(router, change(EAST, 0, 5_000));
        var disturbed = bed.router(
                settings,
                around(
                        () -> haproxy.ask(
                                "set server seg_us-east/orchestrator weight 10;set server seg_us-east/legacy weight 90"),
                        () -> {}));
        assertThat(apply(disturbed, change(EAST, 5_000, 2_500)).result()).isEqualTo(Result.UNEXPECTED);
    }

    @Test
    void withoutAStateFileAReloadForgetsAndWithOneItKeepsInBothDirections() throws Exception {
        var forgetful = bed.router(settings);
        apply(forgetful, change(EAST, 0, 500));
        assertThat(forgetful.traits().survivesRestart()).isFalse();
        haproxy.reload();
        assertThat(reading(forgetful, EAST).isAt(0)).isTrue();
        assertThat(reading(forgetful, EAST).note()).startsWith("HAProxy was loaded again");

        String kept = settings.replace("sum: 100", "sum: 100, state-file: " + haproxy.stateFile());
        var reloads = new AtomicInteger();
        RouterBed.Moment oneReload = () -> {
            if (reloads.getAndDecrement() > 0) {
                haproxy.reload();
            }
        };
        for (var router :
                List.of(bed.router(kept, around(oneReload, () -> {})), bed.router(kept, around(() -> {}, oneReload)))) {
            reloads.set(1);
            assertThat(apply(router, change(EAST, 0, 2_500)))
                    .extracting("result", "detail")
                    .containsExactly(Result.APPLIED, "");
            assertThat(haproxy.weight("seg_us-east/orchestrator")).isEqualTo(25);
            reloads.set(1);
            assertThat(apply(router, change(EAST, 2_500, 100)))
                    .extracting("result", "detail")
                    .containsExactly(Result.APPLIED, "");
            haproxy.reload();
            assertThat(haproxy.weight("seg_us-east/orchestrator")).isEqualTo(1);
            assertThat(haproxy.weight("seg_us-west/orchestrator")).isZero();
            apply(router, back(EAST, 0));
        }
        assertThat(Files.readString(haproxy.stateFile())).startsWith("1\n# be_id be_name");
    }

    @Test
    void noOrderIsLostWhileAllTrafficFlipsFromSideToSide() throws Exception {
        var orders = new ShopOrders(haproxy.portByServers(), List.of("us-east", "us-west"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> orders.taken("us-east", "old") > 20);
        var router = bed.router(settings);
        for (int flip = 0; flip < 40; flip++) {
            assertThat(apply(router, change(EAST, 0, 10_000)).result()).isEqualTo(Result.APPLIED);
            assertThat(apply(router, change(EAST, 10_000, 0)).result()).isEqualTo(Result.APPLIED);
        }
        apply(router, change(EAST, 0, 10_000));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> orders.taken("us-east", "new") > 20);
        orders.stop();
        assertThat(orders.lost()).isEmpty();
        assertThat(orders.taken("us-west", "new"))
                .as("the other region never moved")
                .isZero();
    }

    @Test
    void theRequestsOfEachSideAreCountedAndAReloadWithinTheWindowIsTold() throws Exception {
        var router = bed.router(settings);
        assertThat(router.traits().counts()).isTrue();
        apply(router, change(EAST, 0, 5_000));
        var orders = new ShopOrders(haproxy.portByServers(), List.of("us-east"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> orders.taken("us-east", "new") > 5);
        var split = router.observe(ORDERS, EAST, Duration.ofMillis(500));
        assertThat(split.isCounted()).isTrue();
        assertThat(split.fresh()).isPositive().isCloseTo(split.old(), offset(2L));

        orders.stop();
        bed.whileItWaits(haproxy::reload);
        assertThatThrownBy(() -> router.observe(ORDERS, EAST, Duration.ofMillis(1)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageStartingWith("HAProxy was loaded again");
    }
}
