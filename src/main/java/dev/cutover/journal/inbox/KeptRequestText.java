package dev.cutover.journal.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.journal.codec.EventCodec;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RequestFact;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The text of a request's file: a JSON object with the version of its format, until when it may be entered, and the
 * request in the form of the record. Stateless and thread-safe.
 */
final class KeptRequestText {
    private static final int FORMAT = 1;
    private static final EventCodec CODEC = EventCodec.OF_FACTS;
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptRequestText() {}

    static byte[] of(RunId run, KeptRequest kept) {
        var fact = new RequestFact.Received(kept.name(), kept.request(), kept.speaker());
        var event = CODEC.encode(new Event(run, 0, 0, kept.at(), kept.speaker().as(), fact));
        try {
            var text = JSON.createObjectNode();
            text.put("format", FORMAT);
            kept.expires().ifPresent(until -> text.put("expires", until.toString()));
            text.set("request", JSON.readTree(event));
            return (JSON.writeValueAsString(text) + "\n").getBytes(UTF_8);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a request cannot be written as JSON", e);
        }
    }

    /**
     * The request that a file holds.
     *
     * @throws UnfitFileException if it holds none to this run
     */
    static KeptRequest read(String name, byte[] bytes, RunId run, String owner) {
        try {
            var text = JSON.readTree(bytes);
            int format = text.path("format").asInt();
            if (format > FORMAT) {
                throw UnfitFileException.forALaterRunner("it was written by a newer version");
            }
            if (format != FORMAT) {
                throw new UnfitFileException("it is not a whole request");
            }
            var event = CODEC.decode(JSON.writeValueAsString(text.path("request")));
            if (!(event.fact() instanceof RequestFact.Received received)
                    || !received.id().equals(name)
                    || !event.run().equals(run)) {
                throw new UnfitFileException("it is a request to another run, or under another name");
            }
            if (!received.request().mayWait()) {
                throw new UnfitFileException("a request of this kind cannot wait");
            }
            return new KeptRequest(
                    name,
                    event.at(),
                    expires(text),
                    received.request(),
                    received.speaker().inInbox(owner));
        } catch (JsonProcessingException torn) {
            throw new UnfitFileException("it is not a whole request");
        } catch (java.io.IOException | JournalException | IllegalArgumentException | DateTimeException foreign) {
            throw new UnfitFileException("it is not a request that this version knows");
        }
    }

    private static Optional<Instant> expires(JsonNode text) {
        return Optional.ofNullable(text.get("expires")).map(JsonNode::asText).map(Instant::parse);
    }
}
