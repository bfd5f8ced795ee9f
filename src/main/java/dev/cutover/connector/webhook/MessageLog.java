package dev.cutover.connector.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one hook has sent in a run, kept in a file so that a process that takes the run over knows it: a line for each
 * change, the last one of a key or a channel counts. Thread-safe.
 */
final class MessageLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, String> sent = new HashMap<>();
    private final Map<String, OpenThread> threads = new HashMap<>();
    private boolean isRead;

    MessageLog(Path file) {
        this.file = file;
    }

    /**
     * The message of the run in a channel, and its thread.
     *
     * @param channel the service's id of it
     * @param stamp the service's id of the message
     * @param messages how many messages the thread has
     * @param shows whether the message of the run shows how the run stands, and not what the thread has
     */
    record OpenThread(String channel, String stamp, long messages, boolean shows) {
        OpenThread longer() {
            return new OpenThread(channel, stamp, messages + 1, shows);
        }

        OpenThread showing() {
            return new OpenThread(channel, stamp, messages, true);
        }
    }

    /** What was confirmed of a message; empty while that is unknown; nothing if it was not sent. */
    synchronized Optional<String> sent(String key) {
        read();
        return Optional.ofNullable(sent.get(key));
    }

    /** A message is about to be sent: from now on it may have arrived. */
    synchronized void begin(String key) {
        confirm(key, "");
    }

    /** The service has confirmed it. */
    synchronized void confirm(String key, String detail) {
        write(JSON.createObjectNode().put("key", key).put("sent", detail));
        sent.put(key, detail);
    }

    /** It has certainly not arrived, and may be sent again. */
    synchronized void drop(String key) {
        write(JSON.createObjectNode().put("key", key));
        sent.remove(key);
    }

    synchronized Optional<OpenThread> thread(String channel) {
        read();
        return Optional.ofNullable(threads.get(channel));
    }

    synchronized void keep(String channel, OpenThread thread) {
        write(JSON.createObjectNode()
                .put("channel", channel)
                .put("id", thread.channel())
                .put("stamp", thread.stamp())
                .put("messages", thread.messages())
                .put("shows", thread.shows()));
        threads.put(channel, thread);
    }

    /** Somebody has deleted it. */
    synchronized void forget(String channel) {
        write(JSON.createObjectNode().put("channel", channel));
        threads.remove(channel);
    }

    private void read() {
        if (isRead) {
            return;
        }
        try {
            if (Files.exists(file)) {
                // Decoded as far as it goes: a line that was torn within a character spoils no other.
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(this::take);
            }
            isRead = true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void take(String line) {
        try {
            var json = JSON.readTree(line);
            if (json.has("key")) {
                put(
                        sent,
                        json.path("key").asText(),
                        json.path("sent"),
                        json.path("sent").asText());
            } else if (json.has("channel")) {
                var thread = new OpenThread(
                        json.path("id").asText(),
                        json.path("stamp").asText(),
                        json.path("messages").asLong(),
                        json.path("shows").asBoolean());
                put(threads, json.path("channel").asText(), json.path("stamp"), thread);
            }
        } catch (JsonProcessingException torn) {
            // The process ended while it wrote the line, and so before it did what the line announces.
        }
    }

    private static <V> void put(Map<String, V> map, String key, JsonNode there, V value) {
        if (there.isMissingNode()) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /** Begins with a line end, so that a line that was torn before spoils no other. */
    private void write(ObjectNode change) {
        read();
        byte[] line = ("\n" + change).getBytes(StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
