package dev.cutover.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the first bytes of a content say that it is. */
enum TextForm {
    UTF_8,
    UTF_16_BE,
    UTF_16_LE,
    /** An image, an archive, a database: nothing is looked for in it. */
    BINARY;

    /** How many of the first bytes are looked at. */
    static final int LOOKED_AT = 1 << 13;

    private static final Pattern TEXT_TYPE =
            Pattern.compile("text/.*|application/(json|xml|csv|yaml|x-ndjson|x-yaml|[^;]*\\+(json|xml))(;.*)?");

    /** How the formats begin that hold no text, as Latin-1. */
    private static final String[] SIGNATURES = {
        "\u0089PNG\r\n",
        "\u00ff\u00d8\u00ff",
        "GIF87a",
        "GIF89a",
        "%PDF-",
        "PK\u0003\u0004",
        "\u001f\u008b",
        "BZh9",
        "\u00fd7zXZ\0",
        "7z\u00bc\u00af",
        "(\u00b5/\u00fd",
        "\u00d0\u00cf\u0011\u00e0",
        "SQLite format 3\0",
        "PAR1",
        "Obj\u0001",
        "OggS",
        "\u007fELF",
        "\u001aE\u00df\u00a3"
    };

    private static final Pattern RIFF = Pattern.compile("RIFF....(WEBP|WAVE|AVI )", Pattern.DOTALL);
    private static final Pattern ISO_MEDIA = Pattern.compile("....ftyp", Pattern.DOTALL);
    private static final Pattern JSON =
            Pattern.compile("\\ufeff?\\s*(\\{\\s*[\"}].*|\\[\\s*[{\\[\"\\]].*)", Pattern.DOTALL);

    /**
     * What a content is.
     *
     * @param start its first bytes
     * @param mediaType what it is said to be: a text, if it says so and is nothing else beyond doubt
     */
    static TextForm of(byte[] start, String mediaType) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("\u00ff\u00fe")) {
            return UTF_16_LE;
        } else if (bytes.startsWith("\u00fe\u00ff")) {
            return UTF_16_BE;
        }
        for (String signature : SIGNATURES) {
            if (bytes.startsWith(signature)) {
                return BINARY;
            }
        }
        if (RIFF.matcher(bytes).lookingAt() || ISO_MEDIA.matcher(bytes).lookingAt()) {
            return BINARY;
        }
        return withoutSignature(bytes, mediaType);
    }

    private static TextForm withoutSignature(String bytes, String mediaType) {
        long even = zeros(bytes, 0);
        long odd = zeros(bytes, 1);
        if (odd * 5 > bytes.length() && even * 50 < bytes.length()) {
            return UTF_16_LE;
        } else if (even * 5 > bytes.length() && odd * 50 < bytes.length()) {
            return UTF_16_BE;
        }
        long controls = bytes.chars()
                .filter(one -> (one < ' ' && "\t\n\r\f\b\u001b".indexOf(one) < 0) || one == 0x7f)
                .count();
        boolean isText = TEXT_TYPE.matcher(mediaType.toLowerCase(Locale.ROOT)).matches();
        return isText || controls * 20 < bytes.length() || bytes.isEmpty() ? UTF_8 : BINARY;
    }

    private static long zeros(String bytes, int first) {
        long zeros = 0;
        for (int at = first; at < bytes.length(); at += 2) {
            zeros += bytes.charAt(at) == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Whether a text, as far as its beginning tells, is JSON. */
    static boolean isJson(String start) {
        return JSON.matcher(start).matches();
    }
}
