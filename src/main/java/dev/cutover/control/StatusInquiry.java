package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.run.RunId;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the process that runs a run for its status, and waits a second at most. Loads few classes: it stands at the
 * start of a command that has to be quick. Not thread-safe.
 */
public final class StatusInquiry {
    private static final System.Logger.Level QUIET = System.Logger.Level.DEBUG;
    private static final int MILLIS_TO_WAIT = 1_000;

    private final String reach;
    private final byte[] line;
    private final String build;
    private volatile @Nullable String answer;

    private StatusInquiry(String reach, String line, String build) {
        this.reach = reach;
        this.line = line.getBytes(UTF_8);
        this.build = build;
    }

    /**
     * The whole answer.
     *
     * @param reach the runner's control socket
     * @return empty if there was none within a second, or if the runner leaves it to the record
     */
    public static Optional<String> ask(String reach, RunId run, StatusQuestion question) {
        var line = question.line(run);
        return line.isEmpty() ? Optional.empty() : new StatusInquiry(reach, line.orElseThrow(), question.build()).ask();
    }

    /** On a thread of its own: a runner that is stopped accepts the connection, and never answers. */
    private Optional<String> ask() {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            var asking = new Thread(() -> exchange(channel), "status");
            asking.setDaemon(true);
            asking.start();
            asking.join(MILLIS_TO_WAIT);
            return Optional.ofNullable(answer);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void exchange(SocketChannel channel) {
        try {
            channel.connect(UnixDomainSocketAddress.of(reach));
            WholeWrite.to(channel, line);
            answer = StatusAnswer.read(channel, build).orElse(null);
        } catch (IOException e) {
            System.getLogger(StatusInquiry.class.getName()).log(QUIET, "the runner did not answer", e);
        }
    }
}
