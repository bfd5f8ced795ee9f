package dev.cutover.connector.haproxy;

import static dev.cutover.connector.haproxy.RouterBed.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.haproxy.Haproxy;
import dev.cutover.haproxy.Platform;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check of a real HAProxy says, and that it changes nothing. */
class HaproxyPreflightTest {
    @TempDir
    private Path folder;

    private Platform platform;
    private Haproxy haproxy;
    private RouterBed bed;

    @BeforeEach
    void start() throws IOException {
        platform = new Platform("either");
        haproxy = new Haproxy(folder, platform, platform);
        bed = new RouterBed(folder);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        haproxy.stop();
        platform.close();
    }

    private String map() {
        return "map: {path: %s, key: '{segment.region}'}".formatted(haproxy.map());
    }

    private String state() throws IOException {
        return haproxy.ask("show map " + haproxy.map())
                + haproxy.weight("seg_us-east/legacy")
                + haproxy.weight("seg_us-east/orchestrator");
    }

    private static String servers(String backend) {
        return "servers: {backend: '" + backend + "', old: legacy, new: orchestrator}";
    }

    private List<Found> found(String weights) throws Exception {
        return check(bed.open("{socket: " + haproxy.socket() + ", timeout: 500ms, " + weights + "}"));
    }

    /** The worst verdict on each aspect. */
    private static Map<Aspect, Verdict> verdicts(List<Found> found) {
        return found.stream()
                .collect(Collectors.toMap(
                        Found::aspect, Found::verdict, (one, other) -> one == Verdict.OK ? other : one));
    }

    private static String text(List<Found> found, Aspect aspect) {
        return found.stream()
                .filter(one -> one.aspect() == aspect && one.verdict() == Verdict.FAILED)
                .map(Found::text)
                .collect(Collectors.joining("; "));
    }

    @Test
    void aHealthyHaproxyIsFoundWithItsVersionAndWorkerAndNothingIsChanged() throws Exception {
        String before = state();
        var text = Files.readString(haproxy.map());
        for (String weights : List.of(map(), servers("seg_us-{segment.region}"))) {
            var found = found(weights);
            assertThat(verdicts(found).values())
                    .allMatch(verdict -> verdict == Verdict.OK || verdict == Verdict.NOT_APPLICABLE);
            String worker = "worker " + haproxy.worker();
            assertThat(found).anyMatch(one -> one.text().contains(worker));
        }
        assertThat(state()).isEqualTo(before);
        assertThat(haproxy.map()).hasContent(text);
    }

    @Test
    void aSocketWithoutTheLevelCannotSetServersButAMap() throws Exception {
        String place = "{socket: " + haproxy.operatorSocket() + ", ";
        assertThat(text(check(bed.open(place + servers("seg_us-{segment.region}") + "}")), Aspect.PERMISSIONS))
                .contains("level operator", "needs `level admin`");
        assertThat(text(check(bed.open(place + map() + "}")), Aspect.PERMISSIONS))
                .isEmpty();
    }

    @Test
    void unfitBackendsAreAllNamed() throws Exception {
        assertThat(text(found(servers("seg_{segment.region}")), Aspect.WEIGHTS))
                .contains(
                        "seg_of-two-draws",
                        "`random`",
                        "seg_of-all-or-nothing",
                        "seg_of-one has no server orchestrator");
        assertThat(text(found(servers("shop_{segment.region}")), Aspect.WEIGHTS))
                .contains("has no backend shop_");
    }

    @Test
    void faultyEntriesAndAFileThatIsNotThereAreNamed() throws Exception {
        haproxy.ask("add map " + haproxy.map() + " us-east 7");
        haproxy.moveByHand("us-west", 99_999);
        Files.delete(haproxy.map());
        var found = found(map());
        assertThat(text(found, Aspect.WEIGHTS)).contains("us-east has several entries", "us-west has '99999'");
        assertThat(text(found, Aspect.PERMISSIONS)).contains("there is no map file");
        assertThat(text(found(map().replace("weights.map", "none.map")), Aspect.WEIGHTS))
                .contains("Unknown map");
    }

    @Test
    void aFileThatSaysSomethingElseThanTheMapIsTold() throws Exception {
        haproxy.moveByHand("us-east", 500);
        assertThat(found(map())).anySatisfy(one -> {
            assertThat(one.verdict()).isEqualTo(Verdict.CANNOT_TELL);
            assertThat(one.text())
                    .contains("us-east is at 5 % in HAProxy, and at 0 % in " + haproxy.map(), "loaded again");
        });

        Files.writeString(haproxy.map(), Files.readString(haproxy.map()) + "us-east 500\nus-south half\n");
        assertThat(text(found(map()), Aspect.WEIGHTS))
                .contains(
                        "in " + haproxy.map() + ", us-east has several entries",
                        "us-south has 'half', which is no number");
    }

    @Test
    void twoProcessesAtOnePortAreFound() throws Exception {
        var other = folder.resolve("orphan.cfg");
        Files.writeString(
                other,
                "global\n stats socket ipv4@127.0.0.1:%d level admin\ndefaults\n timeout connect 1s\n timeout client 1s\n timeout server 1s\n mode http\nbackend b\n server s 127.0.0.1:1\n"
                        .formatted(haproxy.adminPort()));
        var orphan = new ProcessBuilder("haproxy", "-db", "-f", other.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orphan.log").toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> text(
                                    check(bed.open(
                                            "{address: '127.0.0.1:" + haproxy.adminPort() + "', " + map() + "}")),
                                    Aspect.REACHABLE)
                            .contains("several processes of HAProxy answer"));
        } finally {
            orphan.destroy();
            orphan.waitFor();
        }
    }

    @Test
    void namesThatCountNothingAreTold() throws Exception {
        String settings = "{socket: " + haproxy.socket() + ", " + map() + ", counts: {old: '%s', new: '%s'}}";
        assertThat(text(check(bed.open(settings.formatted("old-platform", "new-platform/one"))), Aspect.METRICS))
                .isEmpty();
        assertThat(text(check(bed.open(settings.formatted("seg_{segment.region}", "new-platfrom"))), Aspect.METRICS))
                .isEqualTo("HAProxy counts nothing for new-platfrom: it has no such backend or server; look at"
                        + " `counts`");
    }

    @Test
    void aHaproxyThatHangsIsNotReached() throws Exception {
        haproxy.hang();
        assertThatThrownBy(() -> found(map()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("did not answer within 500 ms");
    }
}
