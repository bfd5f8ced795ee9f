package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.codec.EventCodec;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.model.Segment;
import dev.cutover.run.ReportedWeight;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RequestFact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The protocol of the control socket. A request is one line, in the format of the record. A reply is three lines: its
 * state, its id and the reason. Then the connection is closed. Stateless and thread-safe.
 */
final class ControlProtocol {
    static final int MOST_BYTES = 1 << 16;

    /** The answer to whoever freezes ramps. */
    static final String FROZEN = "frozen\n";

    /** What whoever freezes ramps says last, if they have asked for the rollback. */
    static final String ASKED = "asked\n";

    /** What whoever freezes ramps says before the scope, if the request follows with nobody typing in between. */
    static final String AT_ONCE = "at once\n";

    private static final String WEIGHTS = "weights ";
    private static final String FREEZE = "freeze ";
    private static final EventCodec CODEC = EventCodec.OF_FACTS;

    private ControlProtocol() {}

    static byte[] request(RunId run, Request request, Speaker speaker) {
        var fact = new RequestFact.Received("", request, speaker);
        byte[] json = CODEC.encode(new Event(run, 0, 0, Instant.EPOCH, speaker.as(), fact));
        return (new String(json, UTF_8) + "\n").getBytes(UTF_8);
    }

    /** The request for the weights in force. */
    static byte[] weights(RunId run) {
        return (WEIGHTS + run + "\n").getBytes(UTF_8);
    }

    static boolean asksForWeights(String line, RunId run) {
        return line.strip().equals(WEIGHTS + run);
    }

    /** The request to freeze ramps for as long as the connection is open. */
    static byte[] freeze(RunId run) {
        return (FREEZE + run + "\n").getBytes(UTF_8);
    }

    static boolean asksForFreeze(String line, RunId run) {
        return line.strip().equals(FREEZE + run);
    }

    /** One line for each reading: traffic, key, basis points and note, separated by tabs. */
    static byte[] bytes(List<ReportedWeight> readings) {
        return readings.stream()
                .map(reading ->
                        line(reading.traffic()) + "\t" + line(reading.key().toString()) + "\t" + reading.basisPoints()
                                + "\t" + line(reading.note()) + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    /** Parses readings; lines that are not readings are ignored. */
    static List<ReportedWeight> readings(String text) {
        return text.lines()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length == 4 && parts[2].matches("-?[0-9]{1,5}"))
                .map(parts ->
                        new ReportedWeight(parts[0], Segment.parse(parts[1]), Integer.parseInt(parts[2]), parts[3]))
                .toList();
    }

    /** The request on a line; empty if it is not a valid request to this run. */
    static Optional<RequestFact.Received> request(String line, RunId run) {
        try {
            var event = CODEC.decode(line);
            return event.run().equals(run) && event.fact() instanceof RequestFact.Received received
                    ? Optional.of(received)
                    : Optional.empty();
        } catch (JournalException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    static byte[] bytes(RequestReply requestReply) {
        String text = requestReply.state().name().toLowerCase(Locale.ROOT) + "\n" + line(requestReply.id()) + "\n"
                + line(requestReply.why()) + "\n";
        return text.getBytes(UTF_8);
    }

    private static String line(String text) {
        return text.replaceAll("[\\n\\r\\t]", " ");
    }

    /** The reply; empty if the connection ended before the reply was complete. */
    static Optional<RequestReply> reply(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RequestReply(
                    lines[1], RequestReply.State.valueOf(lines[0].toUpperCase(Locale.ROOT)), lines[2]));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Reads until the end of a line or of the channel. */
    static String line(ByteChannel channel) throws IOException {
        return read(channel, true);
    }

    /** Reads until the end of the channel. */
    static String all(ByteChannel channel) throws IOException {
        return read(channel, false);
    }

    private static String read(ByteChannel channel, boolean line) throws IOException {
        var buffer = ByteBuffer.allocate(MOST_BYTES);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            if (line && buffer.position() > 0 && buffer.get(buffer.position() - 1) == '\n') {
                break;
            }
        }
        return new String(buffer.array(), 0, buffer.position(), UTF_8);
    }
}
