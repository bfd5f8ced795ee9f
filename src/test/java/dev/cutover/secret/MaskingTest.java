package dev.cutover.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    static final List<String> SHAPES = List.of(
            "hunter2hunter2",
            "  padded with spaces  ",
            "it's \"quoted\" both ways",
            "back\\slash\\and$dollar`tick`",
            "-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END KEY-----",
            "{\"user\": \"svc\", \"password\": \"s3cr3t/with/slash\"}",
            "100%&a=b?c#d+e f/g;h:i@j",
            "<tag attr='x'>&amp;</tag>",
            "pässwörd-Ω-密码-\uD83D\uDD11",
            "a+b/c==a+b/c==a+b/c==",
            "tab\tand\r\nwindows line",
            new Random(42)
                    .ints(4_000, '0', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());

    @ParameterizedTest
    @FieldSource("SHAPES")
    void noFormOfASecretSurvives(String shape) {
        var secrets = holding(Map.of("CANARY", shape));
        Disguises.of(shape).forEach((how, form) -> {
            assertThat(secrets.mask("before " + form + " after"))
                    .as(how)
                    .doesNotContain(form)
                    .startsWith("before ")
                    .endsWith(" after")
                    .contains("[secret CANARY]");
            assertThat(text(secrets.mask(bytes("before " + form + " after"))))
                    .as(how)
                    .doesNotContain(form)
                    .contains("[secret CANARY]");
        });
    }

    @Property(tries = 300)
    void noFormOfAnySecretSurvives(@ForAll("nasty") String secret, @ForAll("nasty") String other) {
        var secrets = holding(Map.of("A", secret, "B", other));
        Disguises.of(secret).forEach((how, form) -> {
            if (!"[secret A][secret B]".contains(form)) {
                assertThat(secrets.mask(other + form + other + secret)).as(how).doesNotContain(form);
            }
        });
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.strings()
                .withChars("aZ09 '\"\\$`!&<>%+/=?#:;,{}[]\t\nöΩ密")
                .ofMinLength(6)
                .ofMaxLength(24)
                .filter(text -> text.strip().length() >= 6);
    }

    @Property(tries = 200)
    void base64IsSeenInAnyCompany(@ForAll("nasty") String secret, @ForAll("company") byte[] before) {
        var secrets = holding(Map.of("CANARY", secret));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        var whole = new byte[before.length + bytes.length + 5];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(bytes, 0, whole, before.length, bytes.length);
        String encoded = Base64.getEncoder().encodeToString(whole);
        assertThat(secrets.mask(encoded)).contains("[secret CANARY]").hasSizeLessThan(encoded.length() + 20);
    }

    @Provide
    Arbitrary<byte[]> company() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
    }

    @Test
    void base64InLinesIsSeenToo() {
        String secret = "a long pass phrase ".repeat(20) + "!";
        String lines = Base64.getMimeEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        assertThat(lines).contains("\r\n");
        for (String form : List.of(lines, lines.replace("\r", ""), lines.replace("\r\n", "\\n"))) {
            assertThat(holding(Map.of("CANARY", secret)).mask("data: " + form + "."))
                    .isEqualTo("data: [secret CANARY].");
        }
    }

    @Test
    void manyWaysToReadABackslashAreNoTrap() {
        String backslashes = "\\".repeat(40);
        assertThat(holding(Map.of("CANARY", backslashes + "!")).mask(backslashes.repeat(4) + "!"))
                .isEqualTo("[secret CANARY]");
    }

    @Test
    void theLongestWins() {
        var secrets = holding(Map.of("SHORT", "abcdef", "LONG", "abcdefghij"));
        assertThat(secrets.mask("x abcdefghij y abcdef z")).isEqualTo("x [secret LONG] y [secret SHORT] z");
    }

    @Test
    void whatOverlapsGoesWhole() {
        var secrets = holding(Map.of("LEFT", "abcdefgh", "RIGHT", "ghijkl"));
        assertThat(secrets.mask("<abcdefghijkl>")).isEqualTo("<[secret LEFT]>");
    }

    @Test
    void neighboursAreMaskedApart() {
        var secrets = holding(Map.of("A", "aaaaaa1", "B", "bbbbbb2"));
        assertThat(secrets.mask("aaaaaa1bbbbbb2aaaaaa1")).isEqualTo("[secret A][secret B][secret A]");
    }

    @Test
    void eachLineOfALongSecretIsMaskedButNotItsBraces() {
        var secrets = holding(Map.of("KEY", "{\n  \"private_key\": \"MIIEvQ\"\n}"));
        assertThat(secrets.mask("if (x) { say \"private_key\": \"MIIEvQ\" }")).isEqualTo("if (x) { say [secret KEY] }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void bytesAreMaskedInTheUsualCharsets(String charset) {
        var secrets = holding(Map.of("CANARY", "pässwörd"));
        byte[] captured = "log: pässwörd.".getBytes(Charset.forName(charset));
        assertThat(new String(secrets.mask(captured), StandardCharsets.ISO_8859_1))
                .contains("[secret CANARY]");
    }

    @Test
    void binaryContentIsKeptByteForByteAroundTheSecret() {
        var secrets = holding(Map.of("CANARY", "hunter2"));
        byte[] captured = {(byte) 0xff, 0, 'h', 'u', 'n', 't', 'e', 'r', '2', (byte) 0x80, (byte) 0xfe};
        byte[] masked = secrets.mask(captured);
        assertThat(masked).startsWith(0xff, 0).endsWith(0x80, 0xfe);
        assertThat(text(masked)).contains("[secret CANARY]");
    }

    @Test
    void whatHoldsNoSecretIsTheSameObject() {
        byte[] bytes = bytes("nothing to see");
        String text = "nothing to see";
        var none = new ReferencedSecrets(List.of());
        assertThat(none.mask(bytes)).isSameAs(bytes);
        assertThat(none.mask(text)).isSameAs(text);
        var some = holding(Map.of("CANARY", "hunter2"));
        assertThat(some.mask(bytes)).isSameAs(bytes);
        assertThat(some.mask(text)).isSameAs(text);
    }

    @Test
    void piecesHideWhatTheWholeWouldShow() {
        var secrets = holding(Map.of("CANARY", "hunter2hunter2"));
        String whole = "password hunter2hunter2";
        assertThat(secrets.mask(whole)).isEqualTo("password [secret CANARY]");
        assertThat(secrets.mask(whole.substring(0, 14)) + secrets.mask(whole.substring(14)))
                .as("why whole contents are masked, never chunks")
                .isEqualTo(whole);
    }

    private static ReferencedSecrets holding(Map<String, String> values) {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.ofNullable(values.get(name))));
        values.keySet().forEach(name -> secrets.fill(Map.of("setting", "${secret:" + name + "}")));
        return secrets;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
