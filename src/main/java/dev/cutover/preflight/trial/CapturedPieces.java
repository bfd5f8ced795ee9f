package dev.cutover.preflight.trial;

import dev.cutover.spi.EvidenceSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds the beginning of everything that is attached to a call, masked. Thread-safe. */
final class CapturedPieces implements EvidenceSink {
    /** How much of one piece is held. */
    private static final int KEPT = 1 << 20;

    private static final Pattern TEXT = Pattern.compile("(?i)text/.*|.*[/+](json|xml|yaml|csv|x-ndjson|sql)\\b.*");

    private final TrialMask trialMask;

    /** Guarded by this. */
    private final List<TrialEvidence> pieces = new ArrayList<>();

    CapturedPieces(TrialMask trialMask) {
        this.trialMask = trialMask;
    }

    @Override
    public void attach(String name, String mediaType, byte[] content) {
        try {
            attach(name, mediaType, new ByteArrayInputStream(content));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void attach(String name, String mediaType, InputStream content) throws IOException {
        @SuppressWarnings("resource") // whoever opened the content closes it
        var masked = trialMask.stream().apply(content);
        byte[] beginning = masked.readNBytes(KEPT);
        long rest = masked.transferTo(OutputStream.nullOutputStream());
        boolean isText = TEXT.matcher(mediaType).matches();
        var piece = new TrialEvidence(
                trialMask.text().apply(name),
                mediaType,
                isText ? new String(beginning, StandardCharsets.UTF_8) : "",
                beginning.length + rest,
                isText && rest == 0);
        synchronized (this) {
            pieces.add(piece);
        }
    }

    synchronized List<TrialEvidence> all() {
        return List.copyOf(pieces);
    }
}
