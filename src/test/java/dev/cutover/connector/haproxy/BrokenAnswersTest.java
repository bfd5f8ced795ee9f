package dev.cutover.connector.haproxy;

import static dev.cutover.connector.haproxy.RouterBed.EAST;
import static dev.cutover.connector.haproxy.RouterBed.apply;
import static dev.cutover.connector.haproxy.RouterBed.back;
import static dev.cutover.connector.haproxy.RouterBed.change;
import static dev.cutover.connector.haproxy.RouterBed.reading;
import static dev.cutover.connector.haproxy.ScriptedSocket.CUT;
import static dev.cutover.connector.haproxy.ScriptedSocket.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.spi.TrafficRouter.State;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of answers that no healthy HAProxy gives, and of none at all. */
class BrokenAnswersTest {
    private static final String INFO = "Name: HAProxy\nVersion: 2.6.12\nPid: 4711\nStopping: 0\n" + DONE;
    private static final String MAPS =
            "# id (file) description\n0 (/w.map) pattern loaded. curr_ver=3 next_ver=3 entry_cnt=1\n" + DONE;
    private static final String ENTRIES = "0x5578a62bd920 us-east 500\n" + DONE;
    private static final String READ = "show info;show map;show map /w.map";

    @TempDir
    private Path folder;

    private RouterBed bed;

    @BeforeEach
    void start() {
        bed = new RouterBed(folder);
    }

    private TrafficRouter router(Path socket) throws ConnectorException {
        return bed.router("{socket: %s, timeout: 400ms, map: {path: /w.map, key: '{segment.region}', persist: false}}"
                .formatted(socket));
    }

    private static String healthy(String line) {
        if (line.equals("show info")) {
            return INFO;
        }
        return line.equals(READ) ? INFO + MAPS + ENTRIES : ENTRIES + DONE + ENTRIES;
    }

    @Test
    void anEmptyAnswerAfterWhichNothingChangedIsARefusal() throws Exception {
        try (var socket = new ScriptedSocket(folder, BrokenAnswersTest::healthy)) {
            var applied = apply(router(socket.path()), change(EAST, 500, 2_500));
            assertThat(applied.result()).isEqualTo(Result.REJECTED);
            assertThat(applied.detail())
                    .isEqualTo("region=us-east: HAProxy took the command, and nothing changed: it is at 5 %");
            assertThat(socket.lines())
                    .containsExactly(
                            "prompt",
                            READ,
                            "show map /w.map;set map /w.map us-east 2500;show map /w.map",
                            "prompt",
                            "show info");
        }
    }

    @Test
    void whatCannotBeReadAfterAChangeMayHaveChanged() throws Exception {
        String broken = "0x5578a62bd920 us-east half\n" + DONE;
        UnaryOperator<String> unread = line -> line.contains("set map")
                ? broken + DONE + broken
                : line.equals(READ) ? INFO + MAPS + broken : healthy(line);
        try (var socket = new ScriptedSocket(folder, unread)) {
            assertThat(apply(router(socket.path()), back(EAST, 0)).result()).isEqualTo(Result.PARTIAL);
        }
    }

    @Test
    void aWeightThatTakesLongToBeInForceIsReadOnAConnectionOfItsOwn() throws Exception {
        var isSet = new AtomicBoolean();
        String late = "0x5578a62bd920 us-east 2500\n" + DONE;
        UnaryOperator<String> closing = line -> {
            if (line.contains("set map")) {
                isSet.set(true);
                return healthy(line) + CUT;
            }
            return line.equals(READ) && isSet.get() ? INFO + MAPS + late : healthy(line);
        };
        try (var socket = new ScriptedSocket(folder, closing)) {
            var router = bed.router(
                    "{socket: %s, settles: 40ms, map: {path: /w.map, key: '{segment.region}', persist: false}}"
                            .formatted(socket.path()));
            assertThat(apply(router, change(EAST, 500, 2_500)).result()).isEqualTo(Result.APPLIED);
        }
    }

    @Test
    void theRevisionIsTheProcessAndTheVersionOfTheMap() throws Exception {
        try (var socket = new ScriptedSocket(folder, BrokenAnswersTest::healthy)) {
            assertThat(reading(router(socket.path()), EAST).revision()).isEqualTo("4711/3");
        }
    }

    @Test
    void anAnswerToAChangeThatWasCutShortLeavesItUnknown() throws Exception {
        UnaryOperator<String> cut =
                line -> line.contains("set map") ? "0x5578a62bd920 us-east 500" + CUT : healthy(line);
        try (var socket = new ScriptedSocket(folder, cut)) {
            var router = router(socket.path());
            var applied = apply(router, change(EAST, 500, 2_500));
            assertThat(applied.result()).isEqualTo(Result.UNKNOWN);
            assertThat(applied.detail())
                    .contains("closed the connection before it had answered; it had sent '0x5578a62bd920 us-east 500'");
            assertThat(reading(router, EAST).isAt(500)).as("read twice since").isTrue();
        }
    }

    @Test
    void anAnswerToAReadingThatWasCutShortIsSilenceAndNothingIsSent() throws Exception {
        try (var socket = new ScriptedSocket(folder, line -> INFO + "# id" + CUT)) {
            var router = router(socket.path());
            assertThat(reading(router, EAST).state()).isEqualTo(State.SILENT);
            assertThat(apply(router, back(EAST, 0)).result()).isEqualTo(Result.NOT_SENT);
            assertThat(socket.lines()).noneMatch(line -> line.contains("set map"));
        }
    }

    @Test
    void oneAnswerTooFewIsNoWholeAnswer() throws Exception {
        try (var socket = new ScriptedSocket(folder, line -> INFO + MAPS)) {
            var reading = reading(router(socket.path()), EAST);
            assertThat(reading.state()).isEqualTo(State.SILENT);
            assertThat(reading.note()).contains("did not answer within 400 ms");
        }
    }

    @Test
    void anAnswerThatIsNoMapIsUnreadable() throws Exception {
        try (var socket = new ScriptedSocket(folder, line -> INFO + MAPS + "Permission denied\n" + DONE)) {
            var reading = reading(router(socket.path()), EAST);
            assertThat(reading.state()).isEqualTo(State.UNREADABLE);
            assertThat(reading.note()).isEqualTo("HAProxy answered 'Permission denied' instead of the map /w.map");
        }
    }

    @Test
    void aSocketThatIsNotThereOrThatNobodyListensAtIsToldInOneSentence() throws Exception {
        var missing = folder.resolve("none.sock");
        assertThat(reading(router(missing), EAST).note())
                .isEqualTo("there is no socket " + missing
                        + ": HAProxy is not running, or its `stats socket` is elsewhere");
        var left = leftBehind();
        assertThat(reading(router(left), EAST).note())
                .isEqualTo(
                        "nothing listens at " + left + ": HAProxy is not running, or its `stats socket` is elsewhere");
        assertThat(apply(router(left), change(EAST, 0, 500)).result()).isEqualTo(Result.NOT_SENT);
    }

    /** A file of a socket whose process is gone. */
    private Path leftBehind() throws IOException {
        var path = folder.resolve("left.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
        }
        return path;
    }
}
