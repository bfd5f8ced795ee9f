package dev.cutover.contract;

import dev.cutover.spi.EvidenceSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the evidence that a connector attaches, for a test to look at. Thread-safe. */
public final class KeptEvidence implements EvidenceSink {
    private final List<Piece> pieces = new CopyOnWriteArrayList<>();

    /** One piece of evidence; its content is read as UTF-8. */
    public record Piece(String name, String mediaType, String text) {}

    @Override
    public void attach(String name, String mediaType, byte[] content) {
        pieces.add(new Piece(name, mediaType, new String(content, StandardCharsets.UTF_8)));
    }

    /** What was attached so far, the oldest first. */
    public List<Piece> pieces() {
        return List.copyOf(pieces);
    }
}
