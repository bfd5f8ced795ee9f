package dev.cutover.redaction;

import dev.cutover.model.redaction.Redacted;
import dev.cutover.text.PiecewiseStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Redacts a stream. Not thread-safe. */
final class StreamRedaction {
    private static final int PIECE = 1 << 16;

    private final String mediaType;
    private final TextRules rules;
    private final Tally tally = new Tally();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private @Nullable TextForm textForm;
    private @Nullable TextCoding textCoding;
    private @Nullable TextSink stages;

    StreamRedaction(String mediaType, TextRules rules) {
        this.mediaType = mediaType;
        this.rules = rules;
    }

    /** A stream of the redacted bytes; closing it closes the one given. To be called once. */
    InputStream of(InputStream in) {
        return new PiecewiseStream(in, PIECE, this::redacted);
    }

    /** What was redacted so far; all of it at the end of the stream. */
    Redacted redacted() {
        return textForm == TextForm.BINARY ? Redacted.UNREAD : Redacted.of(tally.counts());
    }

    private byte[] redacted(byte[] bytes, boolean isLast) {
        if (textForm == null) {
            begin(Arrays.copyOf(bytes, Math.min(bytes.length, TextForm.LOOKED_AT)));
        }
        if (textCoding == null || stages == null) {
            return bytes;
        }
        stages.accept(textCoding.read(bytes));
        if (isLast) {
            stages.end();
            out.writeBytes(textCoding.rest());
        }
        byte[] clean = out.toByteArray();
        out.reset();
        return clean;
    }

    /** Decides by its beginning what the content is. */
    private void begin(byte[] start) {
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
}
