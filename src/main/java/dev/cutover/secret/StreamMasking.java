package dev.cutover.secret;

import dev.cutover.text.PiecewiseStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Masks a stream. The result is the same as masking the whole content at once, even where a secret crosses the edge of
 * two pieces. It carries over as many bytes as the longest spelling of a secret has. Not thread-safe.
 */
final class StreamMasking {
    private static final int PIECE = 1 << 16;

    private final SecretSearch secretSearch;
    private String held = "";
    private @Nullable SecretSpan open;

    private StreamMasking(SecretSearch secretSearch) {
        this.secretSearch = secretSearch;
    }

    /** A stream of the masked bytes; closing it closes the one given. */
    static InputStream of(InputStream in, SecretSearch secretSearch) {
        // The carried-over rest is copied with each piece, so a piece must not be shorter than it.
        int piece = Math.max(PIECE, secretSearch.longest());
        return new PiecewiseStream(in, piece, new StreamMasking(secretSearch)::masked);
    }

    /**
     * Masks the carried-over rest and these bytes, as far as it is certain. Before the end of the stream, a secret may
     * begin in the last bytes and continue in the next piece, so they are carried over.
     */
    private byte[] masked(byte[] bytes, boolean isLast) {
        String text = held + new String(bytes, StandardCharsets.ISO_8859_1);
        int until = isLast ? text.length() : Math.max(0, text.length() - secretSearch.longest());
        var out = new StringBuilder();
        for (int at = 0; at < until; at++) {
            if (open != null && at >= open.end()) {
                hide(out);
            }
            secretSearch.at(text, at, this::add);
            if (open == null) {
                out.append(text.charAt(at));
            }
        }
        held = text.substring(until);
        if (open != null) {
            if (isLast) {
                hide(out);
            } else {
                open = open.earlier(until);
            }
        }
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void add(SecretSpan found) {
        open = open == null ? found : open.and(found);
    }

    private void hide(StringBuilder out) {
        if (open != null) {
            out.append(open.marker());
            open = null;
        }
    }
}
