package dev.cutover.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.model.redaction.RedactedColumns;
import dev.cutover.model.redaction.Redaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RedactedStreamTest {
    private static final int SEVERAL_PIECES = 300_000;
    private static final Redaction ALL = Redactions.of(
            PersonalData.EMAIL,
            PersonalData.PHONE,
            PersonalData.CARD,
            PersonalData.IBAN,
            new RedactedColumns(List.of("customer_name", "street")));

    private static final String PARTS =
            "bob@example.com~+49 30 123~4567~4111111111111111~DE89370400440532013000~\"street\""
                    + "~: ~\"Main\\\"~\"~{~}~[~]~\n~\r\n~,~;~|~ ~@~%40~1~0~-~(212) ~555-0123~customer_name,id\n~\n\n~a~ü"
                    + "~\ud83d\ude00~\\~null~phone=~" + "x".repeat(300);

    @Property(tries = 40)
    void everyPlantedAddressIsRedactedAndCountedAndAllElseIsKept(
            @ForAll("addresses") List<String> addresses, @ForAll Random random) throws IOException {
        var written = new ByteArrayOutputStream();
        var expected = new ByteArrayOutputStream();
        for (String address : addresses) {
            byte[] between = between(random);
            written.writeBytes(between);
            expected.writeBytes(between);
            written.writeBytes((" " + address + "\n").getBytes(UTF_8));
            expected.writeBytes(" [redacted:email]\n".getBytes(UTF_8));
        }
        var redacting = Redactor.of(ALL).redact(inPieces(written.toByteArray(), random), "text/plain");

        assertThat(redacting.stream().readAllBytes()).isEqualTo(expected.toByteArray());
        assertThat(redacting.redacted().orElseThrow().counts()).isEqualTo(Map.of("email", (long) addresses.size()));
    }

    /** Any bytes but those of which something is made that is looked for. */
    private static byte[] between(Random random) {
        var bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            boolean looksFor = "@%&\\+(\"".indexOf(bytes[i]) >= 0 || Character.isDigit(bytes[i]);
            boolean control = bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n';
            bytes[i] = looksFor || control ? (byte) '.' : bytes[i];
        }
        return bytes;
    }

    @Provide
    Arbitrary<List<String>> addresses() {
        var name = Arbitraries.strings().withChars("abzAZ09._-ü").ofMinLength(1).ofMaxLength(40);
        return name.map(middle -> "a" + middle + "z@mail.example.com")
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 60)
    void theResultDoesNotDependOnWhereTheContentIsCut(@ForAll Random random) throws IOException {
        String[] parts = PARTS.split("~", -1);
        var text = new StringBuilder();
        while (text.length() < SEVERAL_PIECES) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        byte[] whole = text.toString().getBytes(UTF_8);
        var one = Redactor.of(ALL).redact(new ByteArrayInputStream(whole), "text/plain");
        byte[] expected = one.stream().readAllBytes();
        var many = Redactor.of(ALL).redact(inPieces(whole, random), "text/plain");

        assertThat(inPieces(many.stream(), random)).isEqualTo(expected);
        assertThat(many.redacted()).isEqualTo(one.redacted());
    }

    @Property(tries = 200)
    void contentWithoutPersonalDataIsKeptByteForByte(@ForAll byte[] content) throws IOException {
        var rules = Redactions.columns("no_such_column");
        assertThat(Redactor.of(rules).redact(content, "text/plain").bytes()).isEqualTo(content);
        assertThat(Redactor.of(rules)
                        .redact(content, "application/octet-stream")
                        .bytes())
                .isEqualTo(content);
    }

    @Test
    void anAddressAcrossTheEdgeOfTwoPiecesIsRedactedWhereverTheEdgeIs() throws IOException {
        for (int before = (1 << 16) - 40; before < (1 << 16) + 1100; before += before % 1024 > 40 ? 7 : 1) {
            String text = "-".repeat(before) + " bob@example.com " + "-".repeat(70_000);
            byte[] clean =
                    Redactor.of(ALL).redact(text.getBytes(UTF_8), "text/plain").bytes();
            assertThat(new String(clean, UTF_8)).isEqualTo(text.replace("bob@example.com", "[redacted:email]"));
        }
    }

    @Test
    void utf16IsLookedIntoWithAndWithoutAMark() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String mark : List.of("\ufeff", "")) {
                byte[] content = (mark + "order 1001 of bob@example.com\r\n").getBytes(charset);
                var clean = Redactor.of(ALL).redact(content, "application/octet-stream");
                assertThat(new String(clean.bytes(), charset)).isEqualTo(mark + "order 1001 of [redacted:email]\r\n");
            }
        }
    }

    @Test
    void whatIsNoTextIsKeptAsItIsAndSaidSo() throws IOException {
        byte[] png = "\u0089PNG\r\n\u001a\n bob@example.com".getBytes(StandardCharsets.ISO_8859_1);
        var kept = Redactor.of(ALL).redact(png, "text/plain");
        assertThat(kept.bytes()).isEqualTo(png);
        assertThat(kept.redacted()).contains(Redacted.UNREAD);
    }

    @Test
    void aTextIsLookedIntoWhateverItsNameSaysThatItIs() throws IOException {
        byte[] text = "bob@example.com\0\n".getBytes(UTF_8);
        assertThat(Redactor.of(ALL)
                        .redact(text, "image/png")
                        .redacted()
                        .orElseThrow()
                        .total())
                .isZero();
        byte[] longer = "bob@example.com and \0 some more words\n".getBytes(UTF_8);
        assertThat(Redactor.of(ALL)
                        .redact(longer, "image/png")
                        .redacted()
                        .orElseThrow()
                        .total())
                .isEqualTo(1);
    }

    @Test
    void numbersOfJsonStayValues() throws IOException {
        assertThat(Redactions.text(ALL, "{\"phone\": 2125550123, \"pans\": [4111111111111111, 1]}"))
                .isEqualTo("{\"phone\": \"[redacted:phone]\", \"pans\": [\"[redacted:card]\", 1]}");
        assertThat(Redactions.text(ALL, "12:00 {\"m\":\"{\\\"phone\\\":2125550123}\"}"))
                .isEqualTo("12:00 {\"m\":\"{\\\"phone\\\":\\\"[redacted:phone]\\\"}\"}");
    }

    @Test
    void withoutRulesNothingIsLookedFor() throws IOException {
        byte[] content = "bob@example.com".getBytes(UTF_8);
        var kept = Redactor.of(Redaction.NOTHING).redact(content, "text/plain");
        assertThat(kept.bytes()).isEqualTo(content);
        assertThat(kept.redacted()).isEmpty();
    }

    @Test
    void aRuleThatIsTakenAwayProtectsNothing() {
        String text = "{\"street\":\"Main Rd 5\",\"to\":\"bob@example.com\",\"call\":\"+49 30 1234567\"}";
        var street = new RedactedColumns(List.of("street"));
        assertThat(Redactions.text(Redactions.of(PersonalData.PHONE, street), text))
                .contains("bob@example.com");
        assertThat(Redactions.text(Redactions.of(PersonalData.EMAIL, street), text))
                .contains("+49 30 1234567");
        assertThat(Redactions.text(Redactions.of(PersonalData.EMAIL, PersonalData.PHONE), text))
                .contains("Main Rd 5");
        assertThat(Redactions.text(Redactions.of(PersonalData.EMAIL, PersonalData.PHONE, street), text))
                .isEqualTo(
                        "{\"street\":\"[redacted:street]\",\"to\":\"[redacted:email]\",\"call\":\"[redacted:phone]\"}");
    }

    @Test
    void contentThatCannotBeReadFailsAndIsNotTakenForItsBeginning() throws IOException {
        var closed = InputStream.nullInputStream();
        closed.close();
        var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), closed);
        var redacting = Redactor.of(ALL).redact(broken, "text/plain");
        assertThatThrownBy(() -> redacting.stream().transferTo(OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessage("Stream closed");
    }

    private static InputStream inPieces(byte[] whole, Random random) {
        return new ByteArrayInputStream(whole) {
            @Override
            public int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
    }

    private static byte[] inPieces(InputStream in, Random random) throws IOException {
        var out = new ByteArrayOutputStream();
        var piece = new byte[7_000];
        for (int read = in.read(piece); read >= 0; read = in.read(piece, 0, 1 + random.nextInt(piece.length))) {
            out.write(piece, 0, read);
        }
        return out.toByteArray();
    }
}
