package dev.cutover.redaction;

import dev.cutover.model.redaction.Redacted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;

/** A stream of redacted bytes. Not thread-safe. */
final class RedactedStream extends InputStream {
    private static final int PIECE = 1 << 16;

    private final PushbackInputStream in;
    private final String mediaType;
    private final TextRules rules;
    private final Tally tally = new Tally();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private @Nullable TextForm textForm;
    private @Nullable TextCoding textCoding;
    private @Nullable TextSink stages;
    private byte[] ready = new byte[0];
    private int next;
    private boolean atEnd;

    RedactedStream(InputStream in, String mediaType, TextRules rules) {
        this.in = new PushbackInputStream(in, TextForm.LOOKED_AT);
        this.mediaType = mediaType;
        this.rules = rules;
    }

    /** What was redacted so far; all of it at the end of the stream. */
    Redacted redacted() {
        return textForm == TextForm.BINARY ? Redacted.UNREAD : Redacted.of(tally.counts());
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
            fill();
        }
        int count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, to, offset, count);
        next += count;
        return count;
    }

    private void fill() throws IOException {
        if (textForm == null) {
            begin();
        }
        byte[] bytes = in.readNBytes(PIECE);
        atEnd = bytes.length < PIECE;
        if (textCoding == null || stages == null) {
            ready = bytes;
        } else {
            stages.accept(textCoding.read(bytes));
            if (atEnd) {
                stages.end();
                out.writeBytes(textCoding.rest());
            }
            ready = out.toByteArray();
            out.reset();
        }
        next = 0;
    }

    /** Looks at the beginning of the content, to decide what it is. */
    private void begin() throws IOException {
        byte[] start = in.readNBytes(TextForm.LOOKED_AT);
        in.unread(start);
        var form = TextForm.of(start, mediaType);
        textForm = form;
        if (form != TextForm.BINARY) {
            var coding = coding(form);
            textCoding = coding;
            stages = rules.stages(TextForm.isJson(coding(form).read(start)), tally, new TextSink() {
                @Override
                public void accept(String piece) {
                    coding.write(piece, out);
                }

                @Override
                public void end() {
                    // The bytes are handed on piece by piece.
                }
            });
        }
    }

    private static TextCoding coding(TextForm textForm) {
        return textForm == TextForm.UTF_8 ? new Utf8Coding() : new Utf16Coding(textForm == TextForm.UTF_16_LE);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
