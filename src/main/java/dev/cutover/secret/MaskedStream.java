package dev.cutover.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A stream of masked bytes. The result is the same as masking the whole content at once, even where a secret crosses
 * the edge of two pieces. It buffers one piece, plus as many bytes as the longest spelling of a secret has. Not
 * thread-safe.
 */
final class MaskedStream extends InputStream {
    private static final int PIECE = 1 << 16;

    private final InputStream in;
    private final SecretSearch secretSearch;
    private final int piece;
    private String held = "";
    private @Nullable SecretSpan open;
    private byte[] ready = new byte[0];
    private int next;
    private boolean atEnd;

    MaskedStream(InputStream in, SecretSearch secretSearch) {
        this.in = in;
        this.secretSearch = secretSearch;
        // The carried-over rest is copied with each piece, so a piece must not be shorter than it.
        this.piece = Math.max(PIECE, secretSearch.longest());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (next == ready.length) {
            if (atEnd) {
                return -1;
            }
            byte[] bytes = in.readNBytes(piece);
            atEnd = bytes.length < piece;
            ready = masked(bytes).getBytes(StandardCharsets.ISO_8859_1);
            next = 0;
        }
        int count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, to, offset, count);
        next += count;
        return count;
    }

    /**
     * Masks the carried-over rest and these bytes, as far as it is certain. Before the end of the stream, a secret may
     * begin in the last bytes and continue in the next piece, so they are carried over.
     */
    private String masked(byte[] bytes) {
        String text = held + new String(bytes, StandardCharsets.ISO_8859_1);
        int until = atEnd ? text.length() : Math.max(0, text.length() - secretSearch.longest());
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
            if (atEnd) {
                hide(out);
            } else {
                open = open.earlier(until);
            }
        }
        return out.toString();
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

    @Override
    public void close() throws IOException {
        in.close();
    }
}
