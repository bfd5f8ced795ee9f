package dev.cutover.secret;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Replaces all secrets of a run by markers, in text and in bytes. Immutable. */
final class Mask {
    /** Hides nothing. */
    static final Mask NOTHING = new Mask(Stream.empty(), Stream.empty(), List.of());

    private final SecretSearch text;
    private final SecretSearch bytes;

    private Mask(Stream<SearchPattern> inText, Stream<SearchPattern> inBytes, List<PieceSearch> pieces) {
        text = new SecretSearch(inText.toList(), pieces);
        bytes = new SecretSearch(inBytes.toList(), pieces);
    }

    /** A mask for these values. */
    static Mask of(Collection<MaskedValue> values) {
        var encodedForms = new EncodedForms();
        return new Mask(
                values.stream().flatMap(one -> encodedForms.inText(one.name(), one.value())),
                values.stream().flatMap(one -> encodedForms.inBytes(one.name(), one.value())),
                List.of(new Base64Pieces(values), new HexPieces(values)));
    }

    /** The masked text; the same object if there is nothing to hide in it. */
    String text(String given) {
        return hide(given, text.in(given));
    }

    /** The masked bytes; the same array if there is nothing to hide in it. */
    byte[] bytes(byte[] given) {
        if (bytes.seeksNothing()) {
            return given;
        }
        var characters = new String(given, StandardCharsets.ISO_8859_1);
        var spans = bytes.in(characters);
        return spans.isEmpty() ? given : hide(characters, spans).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A stream of the masked bytes; the same stream if there are no secrets. */
    InputStream stream(InputStream given) {
        return bytes.seeksNothing() ? given : StreamMasking.of(given, bytes);
    }

    private static String hide(String text, List<SecretSpan> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        var hidden = new StringBuilder();
        int copied = 0;
        for (SecretSpan span : spans) {
            hidden.append(text, copied, span.start()).append(span.marker());
            copied = span.end();
        }
        return hidden.append(text, copied, text.length()).toString();
    }
}
