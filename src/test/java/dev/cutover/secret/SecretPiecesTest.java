package dev.cutover.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPiecesTest {
    private static final String TOKEN =
            "Zq7-ultramarine+KESTREL/9000-long-enough-to-be-wrapped-by-base64-in-its-usual-width-of-76";
    private static final String MARKER = "[secret TOKEN]";
    private final Secrets secrets = holding(TOKEN);

    @ParameterizedTest
    @ValueSource(strings = {"svc:", "u:", "me:", "Authorization: Basic svc:"})
    void noLineOfAWrappedBase64ShowsAPieceOfTheSecret(String before) {
        String encoded = base64((before + TOKEN + "@host").getBytes(StandardCharsets.UTF_8), 76, "\n");
        for (String line : (Iterable<String>) encoded.lines()::iterator) {
            if (line.length() >= 76) {
                String masked = secrets.mask(line);
                assertThat(masked).contains(MARKER);
                assertThat(shown(masked)).as(masked).doesNotContain("ultra", "KESTREL", "wrapped");
            }
        }
    }

    @Property(tries = 200)
    void aBase64LineOfAnyWidthIsMaskedWhereverItIsCut(
            @ForAll @IntRange(min = 0, max = 60) int from, @ForAll @IntRange(min = 16, max = 60) int width) {
        String encoded = Base64.getUrlEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8));
        String piece = encoded.substring(from, Math.min(encoded.length(), from + width));
        assertThat(secrets.mask("cut=" + piece)).isEqualTo("cut=" + MARKER);
    }

    @Test
    void everyHexadecimalFormIsMasked() {
        byte[] bytes = ("svc:" + TOKEN).getBytes(StandardCharsets.UTF_8);
        for (var form : List.of(
                HexFormat.of(),
                HexFormat.of().withUpperCase(),
                HexFormat.ofDelimiter(" "),
                HexFormat.ofDelimiter(":").withUpperCase(),
                HexFormat.ofDelimiter("-"),
                HexFormat.ofDelimiter(", ").withPrefix("0x"),
                HexFormat.of().withPrefix("\\x"),
                HexFormat.of().withPrefix("%"))) {
            String hex = form.formatHex(bytes);
            String start = form.formatHex("svc:".getBytes(StandardCharsets.UTF_8));
            assertThat(secrets.mask("<" + hex + ">"))
                    .startsWith("<" + start)
                    .endsWith(MARKER + ">")
                    .hasSizeLessThan(start.length() + MARKER.length() + 7);
        }
    }

    @Property(tries = 100)
    void noFoldOfAnyWidthShowsAPiece(@ForAll @IntRange(min = 8, max = 80) int width) {
        byte[] bytes = TOKEN.getBytes(StandardCharsets.UTF_8);
        for (String form : List.of(
                TOKEN,
                HexFormat.of().formatHex(bytes),
                HexFormat.ofDelimiter(" ").formatHex(bytes),
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes))) {
            String folded = form.replaceAll("(.{" + width + "})", "$1\n");
            assertThat(secrets.mask("<" + folded + ">").replaceAll("\\s", "")).isEqualTo("<[secretTOKEN]>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u%04x", "\\u%04X", "\\x%02x", "%%%02X", "&#%d;", "&#x%x;", "\\%03o"})
    void aSecretWhoseEveryLetterIsEscapedIsMasked(String escape) {
        var text = new StringBuilder();
        TOKEN.chars().forEach(c -> text.append(String.format(escape, c)));
        assertThat(secrets.mask("<" + text + ">")).isEqualTo("<" + MARKER + ">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"od", "xxd", "hexdump -C", "hexdump"})
    void noRowOfADumpShowsTheSecret(String tool) {
        String masked = secrets.mask(dump(tool, "svc:" + TOKEN + "\n"));
        assertThat(masked).contains(MARKER);
        assertThat(masked.toLowerCase(Locale.ROOT))
                .doesNotContain("ultra", "kestrel", "width", "75 6c", "756c", "6c75");
        for (String row : (Iterable<String>) dump(tool, "svc:" + TOKEN + "\n").lines()::iterator) {
            assertThat(masked).doesNotContain(row.substring(10).strip());
        }
    }

    @Test
    void aSecretOfSixCharactersIsMaskedInHexadecimalToo() {
        assertThat(holding("471199").mask("pin 343731313939, also 34 37 31 31 39 39."))
                .isEqualTo("pin " + MARKER + ", also " + MARKER + ".");
    }

    @Test
    void aPrivateKeyIsMaskedLineByLineInBase64() {
        String key =
                "-----BEGIN KEY-----\nMIIBVAIBADANBgkqhkiG9w0QuincyMarmoset\nhurricane0Lantern1Velvet2\n-----END KEY-----";
        var keys = holding(key);
        for (String line : (Iterable<String>) key.lines()::iterator) {
            String encoded = Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
            assertThat(keys.mask(encoded)).as(line).isEqualTo(MARKER);
        }
    }

    @Test
    void numbersAndDigestsAreLeftAlone() {
        String ordinary = """
                sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
                0000000 20 20 20 20 20 20 20 20 2d 2d 2d 2d 2d 2d 2d 2d
                LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t ICAgICAgICAgICAgICAg""";
        assertThat(holding("-----BEGIN KEY-----            \nMIIBVAIBADANBgkq\n")
                        .mask(ordinary))
                .isEqualTo(ordinary);
        assertThat(secrets.mask(ordinary)).isEqualTo(ordinary);
    }

    @Property(tries = 40)
    void aStreamOfADumpIsMaskedLikeTheWhole(@ForAll @IntRange(min = 0, max = 2000) int before) throws IOException {
        String text = "x".repeat((1 << 16) - before)
                + dump("hexdump -C", TOKEN)
                + "y".repeat(500)
                + base64(TOKEN.getBytes(StandardCharsets.UTF_8), 20, "\r\n");
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        try (InputStream stream = secrets.mask(new ByteArrayInputStream(whole))) {
            assertThat(stream.readAllBytes()).isEqualTo(secrets.mask(whole));
        }
    }

    private static String base64(byte[] bytes, int width, String end) {
        return Base64.getMimeEncoder(width, end.getBytes(StandardCharsets.UTF_8))
                .encodeToString(bytes);
    }

    /** What can still be decoded around the markers. */
    private static String shown(String masked) {
        var shown = new StringBuilder();
        for (String rest : masked.split("\\[secret TOKEN]", -1)) {
            for (int from = 0; from < 4 && from < rest.length(); from++) {
                int whole = (rest.length() - from) / 4 * 4;
                shown.append(new String(
                        Base64.getMimeDecoder().decode(rest.substring(from, from + whole)), StandardCharsets.UTF_8));
            }
        }
        return shown.toString();
    }

    /** As the tool prints it, 16 bytes a row. */
    private static String dump(String tool, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var rows = new ArrayList<String>();
        for (int at = 0; at < bytes.length; at += 16) {
            int end = Math.min(bytes.length, at + 16);
            String shown = text.substring(at, end).replace('\n', '.');
            rows.add(
                    switch (tool) {
                        case "od" ->
                            String.format("%07o ", at)
                                    + HexFormat.ofDelimiter(" ").formatHex(bytes, at, end);
                        case "xxd" -> String.format("%08x: %-40s %s", at, words(bytes, at, end, false), shown);
                        case "hexdump -C" -> String.format("%08x  %-49s |%s|", at, halves(bytes, at, end), shown);
                        default -> String.format("%07x ", at) + words(bytes, at, end, true);
                    });
        }
        return String.join("\n", rows) + "\n";
    }

    private static String words(byte[] bytes, int from, int to, boolean swapped) {
        var words = new StringBuilder();
        for (int at = from; at < to; at += 2) {
            int second = at + 1 < to ? at + 1 : -1;
            String first = String.format("%02x", bytes[at]);
            String other = second < 0 ? (swapped ? "00" : "") : String.format("%02x", bytes[second]);
            words.append(swapped ? other + first : first + other).append(' ');
        }
        return words.toString();
    }

    private static String halves(byte[] bytes, int from, int to) {
        int middle = Math.min(to, from + 8);
        var form = HexFormat.ofDelimiter(" ");
        return form.formatHex(bytes, from, middle) + "  " + form.formatHex(bytes, middle, to);
    }

    private static Secrets holding(String value) {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.of(value)));
        secrets.fill(Map.of("setting", "${secret:TOKEN}"));
        return secrets;
    }
}
