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

import dev.cutover.haproxy.Haproxy;
import dev.cutover.haproxy.Platform;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.TrafficRouter.Convergence;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.spi.TrafficRouter.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a router promises, with weights in a map of a real HAProxy. */
class HaproxyMapContractTest {
    @TempDir
    private Path folder;

    private Platform platform;
    private Haproxy haproxy;
    private RouterBed bed;
    private String settings;

    @BeforeEach
    void start() throws IOException {
        platform = new Platform("either");
        haproxy = new Haproxy(folder, platform, platform);
        bed = new RouterBed(folder);
        settings = "{socket: %s, timeout: 1s, map: {path: %s, key: '{segment.region}'}}"
                .formatted(haproxy.socket(), haproxy.map());
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        haproxy.stop();
        platform.close();
    }

    @Test
    void theSmallestStepAndBothEndsAreSetExactlyAtEitherSocket() throws Exception {
        for (String place : List.of("socket: " + haproxy.socket(), "address: 127.0.0.1:" + haproxy.adminPort())) {
            var router = bed.router(settings.replace("socket: " + haproxy.socket(), place));
            int before = 0;
            for (int target : new int[] {1, 2, 1, 9_999, 10_000, 0}) {
                var applied = apply(router, change(EAST, before, target));
                assertThat(applied.result()).as(applied.detail()).isEqualTo(Result.APPLIED);
                assertThat(applied.now().get(0).isAt(target)).isTrue();
                assertThat(haproxy.basisPoints("us-east")).isEqualTo(target);
                assertThat(router.verify(ORDERS, EAST, target)).isEqualTo(Convergence.CONVERGED);
                before = target;
            }
            assertThat(apply(router, change(EAST, 5, 0)).result()).isEqualTo(Result.ALREADY);
        }
    }

    @Test
    void noShareOutsideTheWholeIsSent() throws Exception {
        var router = bed.router(settings);
        for (int target : new int[] {-5, 10_001, 99_999}) {
            var applied = apply(router, change(EAST, 0, target), change(WEST, 0, 100));
            assertThat(applied.result()).isEqualTo(Result.REJECTED);
            assertThat(applied.detail()).contains("region=us-east", target + "");
        }
        assertThat(haproxy.basisPoints("us-west")).isZero();
    }

    @Test
    void aValueOfASegmentThatWouldBeACommandIsNotSent() throws Exception {
        var router = bed.router(settings);
        assertThat(apply(router, back(region("x 5; set map"), 0)).result()).isEqualTo(Result.REJECTED);
        assertThat(reading(router, region("us-east\nshow info")).state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void twoSegmentsOfOneNameAreRefused() throws Exception {
        var router = bed.router(settings.replace("{segment.region}", "us-east"));
        var applied = apply(router, change(EAST, 0, 100), change(WEST, 0, 200));
        assertThat(applied.result()).isEqualTo(Result.REJECTED);
        assertThat(applied.detail()).isEqualTo("region=us-east and region=us-west have one weight in HAProxy, us-east");
        assertThat(haproxy.basisPoints("us-east")).isZero();
    }

    @Test
    void aKeyOrAMapThatHaproxyDoesNotKnowIsAbsentAndNoWeight() throws Exception {
        var nowhere = reading(bed.router(settings), region("mars"));
        assertThat(nowhere.state()).isEqualTo(State.ABSENT);
        assertThat(nowhere.note()).contains("has no entry mars");
        assertThat(apply(bed.router(settings), change(region("mars"), 0, 100)).result())
                .isEqualTo(Result.NOT_SENT);

        var noMap = reading(bed.router(settings.replace("weights.map", "other.map")), EAST);
        assertThat(noMap.state()).isEqualTo(State.ABSENT);
        assertThat(noMap.note()).contains("HAProxy has no map", "other.map");
    }

    @Test
    void aRollbackAddsTheEntryThatIsMissingOnceAndToTheFileToo() throws Exception {
        var router = bed.router(settings);
        assertThat(apply(router, back(region("mars"), 0)).result()).isEqualTo(Result.APPLIED);
        assertThat(apply(router, back(region("mars"), 0)).result()).isEqualTo(Result.ALREADY);
        assertThat(haproxy.ask("show map " + haproxy.map())).containsOnlyOnce(" mars 0");
        assertThat(haproxy.map()).content().endsWith("mars 0\n");
    }

    @Test
    void twoEntriesOfOneKeyAreNoWeight() throws Exception {
        haproxy.ask("add map " + haproxy.map() + " us-east 700");
        var router = bed.router(settings);
        assertThat(reading(router, EAST).state()).isEqualTo(State.DUPLICATE);
        assertThat(apply(router, change(EAST, 0, 100)).result()).isEqualTo(Result.NOT_SENT);
        assertThat(haproxy.ask("show map " + haproxy.map())).contains("us-east 0", "us-east 700");
    }

    @Test
    void aNumberThatIsNoShareIsUnreadable() throws Exception {
        haproxy.moveByHand("us-east", -5);
        assertThat(reading(bed.router(settings), EAST).state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void aWeightThatAHandMovedIsAConflictAndStays() throws Exception {
        haproxy.moveByHand("us-east", 700);
        var applied = apply(bed.router(settings), change(EAST, 500, 2_500));
        assertThat(applied.result()).isEqualTo(Result.CONFLICT);
        assertThat(applied.detail()).isEqualTo("region=us-east: HAProxy reports 7 %, expected 5 %");
        assertThat(haproxy.basisPoints("us-east")).isEqualTo(700);
    }

    @Test
    void aHandBetweenTheReadingAndTheChangeIsTold() throws Exception {
        haproxy.moveByHand("us-east", 5_000);
        var router = bed.router(settings, around(() -> haproxy.moveByHand("us-east", 9_000), () -> {}));
        var applied = apply(router, change(EAST, 5_000, 2_500));
        assertThat(applied.result()).isEqualTo(Result.UNEXPECTED);
        assertThat(applied.detail()).contains("it had moved to 90 % when it was set to 25 %");
    }

    @Test
    void aHandAfterTheChangeIsFoundByTheNextReading() throws Exception {
        var router = bed.router(settings);
        apply(router, change(EAST, 0, 500));
        haproxy.moveByHand("us-east", 100);
        assertThat(router.verify(ORDERS, EAST, 500)).isEqualTo(Convergence.MISMATCH);
    }

    @Test
    void severalSegmentsAreSetTogetherAndOthersSurvive() throws Exception {
        haproxy.ask("add map " + haproxy.map() + " elsewhere 42");
        var applied = apply(bed.router(settings), change(EAST, 0, 500), change(WEST, 0, 100));
        assertThat(applied.result()).isEqualTo(Result.APPLIED);
        assertThat(haproxy.basisPoints("us-east")).isEqualTo(500);
        assertThat(haproxy.basisPoints("us-west")).isEqualTo(100);
        assertThat(haproxy.basisPoints("elsewhere")).isEqualTo(42);
    }

    @Test
    void anErrorAmongSeveralDoesNotHideThatTheRestWasDone() throws Exception {
        haproxy.moveByHand("us-east", 5_000);
        haproxy.moveByHand("us-west", 5_000);
        var router = bed.router(settings, around(() -> haproxy.ask("del map " + haproxy.map() + " us-east"), () -> {}));
        var applied = apply(router, change(EAST, 5_000, 2_500), change(WEST, 5_000, 2_500));
        assertThat(applied.result()).isEqualTo(Result.PARTIAL);
        assertThat(applied.detail())
                .contains("region=us-east", "entry not found")
                .doesNotContain("us-west");
        assertThat(applied.now()).anyMatch(now -> now.key().equals(WEST) && now.isAt(2_500));
    }

    @Test
    void aHungWorkerLeavesTheOutcomeUnknownAndIsSentNothingMoreUntilItHasAnswered() throws Exception {
        haproxy.moveByHand("us-east", 5_000);
        var router = bed.router(settings, around(() -> {}, haproxy::hang));
        assertThat(apply(router, change(EAST, 5_000, 2_500)).result()).isEqualTo(Result.UNKNOWN);
        assertThat(apply(router, back(EAST, 0)).result()).isEqualTo(Result.NOT_SENT);
        assertThat(reading(router, EAST).state()).isEqualTo(State.SILENT);
        assertThatThrownBy(() -> router.awaitEnd(ORDERS, List.of(EAST)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("still has not answered an earlier change");

        haproxy.goOn();
        router.awaitEnd(ORDERS, List.of(EAST));
        assertThat(reading(router, EAST).isAt(2_500)).as("the late change").isTrue();
        var again = bed.router(settings);
        assertThat(apply(again, back(EAST, 0)).result()).isEqualTo(Result.APPLIED);
        assertThat(haproxy.basisPoints("us-east")).isZero();
    }

    @Test
    void aHungWorkerThatIsOnlyReadIsSilentAndNothingIsSentToIt() throws Exception {
        var router = bed.router(settings);
        haproxy.hang();
        assertThat(reading(router, EAST).state()).isEqualTo(State.SILENT);
        var applied = apply(router, change(EAST, 0, 500));
        assertThat(applied.result()).isEqualTo(Result.NOT_SENT);
        assertThat(applied.detail()).contains("did not answer within 1 s");
        haproxy.goOn();
        assertThat(reading(router, EAST).isAt(0)).isTrue();
    }

    @Test
    void aRollbackLowersTheFileOfAHaproxyThatDoesNotAnswerAndRaisesNothingInIt() throws Exception {
        var router = bed.router(settings);
        apply(router, change(EAST, 0, 2_500));
        haproxy.hang();
        var rolledBack = apply(router, back(EAST, 0), back(WEST, 300));
        assertThat(rolledBack.result()).isEqualTo(Result.NOT_SENT);
        assertThat(rolledBack.detail())
                .contains("did not answer within 1 s; the file says 0 % for region=us-east", "already");
        assertThat(Files.readString(haproxy.map())).contains("us-east 0").doesNotContain("2500", "300");
        assertThat(apply(router, change(EAST, 500, 2_500)).detail())
                .as("a share that grows waits for HAProxy")
                .doesNotContain("the file says");
        haproxy.goOn();
    }

    @Test
    void aRunnerThatTakesOverReadsTwiceBeforeItSends() throws Exception {
        var router = bed.takenOver(settings);
        assertThat(apply(router, change(EAST, 0, 500)).result()).isEqualTo(Result.APPLIED);
        haproxy.hang();
        var late = bed.takenOver(settings);
        assertThat(apply(late, back(EAST, 0)).result()).isEqualTo(Result.NOT_SENT);
        haproxy.goOn();
        assertThat(apply(late, back(EAST, 0)).result()).isEqualTo(Result.APPLIED);
    }

    @Test
    void aReloadIsToldUntilTheWeightIsSetAgainByTheNextRunnerToo() throws Exception {
        var forgetful = settings.replace("}'}", "}', persist: false}");
        var router = bed.router(forgetful);
        assertThat(router.traits().survivesRestart()).isFalse();
        apply(router, change(EAST, 0, 500));
        String revision = reading(router, EAST).revision();
        String worker = haproxy.worker();
        haproxy.reload();

        for (var reader : List.of(router, bed.router(forgetful))) {
            var after = reading(reader, EAST);
            assertThat(after.isAt(0)).isTrue();
            assertThat(after.revision()).isNotEqualTo(revision).startsWith(haproxy.worker() + "/");
            assertThat(after.note())
                    .isEqualTo("HAProxy was loaded again (worker " + haproxy.worker() + ", was " + worker + ")");
        }
        apply(router, change(EAST, 0, 500));
        assertThat(reading(router, EAST).note()).isEmpty();
    }

    @Test
    void keptWeightsSurviveAReload() throws Exception {
        Files.writeString(haproxy.map(), "# weights\n\nus-east 0  \n\tus-west\t0\r\nelsewhere 7");
        haproxy.reload();
        Files.setPosixFilePermissions(haproxy.map(), PosixFilePermissions.fromString("rw-r-----"));
        var router = bed.router(settings);
        assertThat(router.traits().survivesRestart()).isTrue();
        apply(router, change(EAST, 0, 500), change(WEST, 0, 2_500));
        haproxy.reload();

        assertThat(haproxy.basisPoints("us-east")).isEqualTo(500);
        assertThat(haproxy.basisPoints("us-west")).isEqualTo(2_500);
        assertThat(haproxy.map()).hasContent("# weights\n\nus-east 500  \n\tus-west\t2500\r\nelsewhere 7");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(haproxy.map())))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.contains(".cutover"));
        }
    }

    @Test
    void otherLinesKeepTheirBytesWhateverTheirEncodingIs() throws Exception {
        byte[] foreign = {'#', ' ', 'M', (byte) 0xfc, 'n', 's', 't', 'e', 'r', (byte) 0x85, '\n'};
        var lines = new ByteArrayOutputStream();
        lines.writeBytes(foreign);
        lines.writeBytes("us-east 0\n".getBytes(StandardCharsets.US_ASCII));
        Files.write(haproxy.map(), lines.toByteArray());
        apply(bed.router(settings), change(EAST, 0, 500));

        lines.reset();
        lines.writeBytes(foreign);
        lines.writeBytes("us-east 500\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(haproxy.map()).hasBinaryContent(lines.toByteArray());
    }

    @Test
    void aReloadInTheMiddleNeverGivesTheNewPlatformMoreThanWasDecided() throws Exception {
        var reloads = new AtomicInteger();
        RouterBed.Moment oneReload = () -> {
            if (reloads.getAndDecrement() > 0) {
                haproxy.reload();
            }
        };
        for (var router : List.of(
                bed.router(settings, around(oneReload, () -> {})), bed.router(settings, around(() -> {}, oneReload)))) {
            reloads.set(1);
            assertThat(apply(router, change(EAST, 0, 2_500)).result()).isEqualTo(Result.APPLIED);
            assertThat(haproxy.basisPoints("us-east")).isEqualTo(2_500);
            reloads.set(1);
            assertThat(apply(router, back(EAST, 0)).result()).isEqualTo(Result.APPLIED);
            assertThat(haproxy.basisPoints("us-east")).isZero();
            assertThat(reloads).as("a reload each time").hasValueLessThanOrEqualTo(0);
            haproxy.reload();
            assertThat(haproxy.basisPoints("us-east")).as("kept").isZero();
        }
    }

    @Test
    void betweenTheRunningWeightAndTheFileTheLowerOneIsWhatAReloadBrings() throws Exception {
        var shares = new ArrayList<String>();
        RouterBed.Moment look = () -> shares.add(haproxy.basisPoints("us-east") + " running, "
                + Files.readString(haproxy.map()).lines().findFirst().orElseThrow());
        var router = bed.router(settings, around(look, look));
        apply(router, change(EAST, 0, 2_500));
        apply(router, change(EAST, 2_500, 100));
        assertThat(shares)
                .containsExactly(
                        "2500 running, us-east 0",
                        "2500 running, us-east 2500",
                        "2500 running, us-east 2500",
                        "2500 running, us-east 100");
    }

    @Test
    void aFileThatSaysSomethingElseIsToldAndTheRunningWeightCounts() throws Exception {
        var router = bed.router(settings);
        haproxy.moveByHand("us-east", 500);
        var reading = reading(router, EAST);
        assertThat(reading.isAt(500)).isTrue();
        assertThat(reading.note()).contains("weights.map says 0 %, which HAProxy has when it is loaded again");
    }

    @Test
    void nothingGrowsThatCannotBeKeptAndARollbackGoesOnAllTheSame() throws Exception {
        haproxy.moveByHand("us-east", 500);
        Files.delete(haproxy.map());
        var router = bed.router(settings);
        var grown = apply(router, change(EAST, 500, 2_500));
        assertThat(grown.result()).isEqualTo(Result.REJECTED);
        assertThat(grown.detail()).contains("there is no map file");
        var rolledBack = apply(router, back(EAST, 0));
        assertThat(rolledBack.result()).isEqualTo(Result.APPLIED);
        assertThat(rolledBack.detail()).startsWith("in force, but not kept");
        var again = apply(router, back(EAST, 0));
        assertThat(again.result()).isEqualTo(Result.ALREADY);
        assertThat(again.detail()).isEqualTo(rolledBack.detail());
        assertThat(haproxy.basisPoints("us-east")).isZero();
    }

    @Test
    void requestsAreCountedWhereTheSettingsSayWhat() throws Exception {
        assertThat(bed.router(settings).observe(ORDERS, EAST, Duration.ZERO).isCounted())
                .isFalse();
        var counting = bed.router(settings.replace("}'}}", "}'}, counts: {old: old-platform, new: new-platform/one}}"));
        var split = counting.observe(ORDERS, EAST, Duration.ofMillis(1));
        assertThat(split).isEqualTo(TrafficRouter.Split.of(0, 0));
    }
}
