package dev.cutover.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

class MaskedStreamTest {
    private static final int SEVERAL_PIECES = 200_000;

    @Property(tries = 60)
    void maskingPiecesIsMaskingTheWhole(
            @ForAll("nasty") String secret, @ForAll("nasty") String other, @ForAll Random random) throws IOException {
        var secrets = holding(Map.of("A", secret, "B", other));
        var forms = new ArrayList<>(Disguises.of(secret).values());
        forms.add(other);
        forms.add(secret + other);
        forms.add(secret.repeat(3));
        var text = new StringBuilder();
        while (text.length() < SEVERAL_PIECES) {
            text.append(forms.get(random.nextInt(forms.size())));
            text.append("xY= \n".repeat(random.nextInt(30)));
        }
        byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(streamed(secrets, whole, random)).isEqualTo(secrets.mask(whole));
    }

    @Test
    void aSecretAcrossTheEdgeOfTwoPiecesIsMaskedWhereverTheEdgeIs() throws IOException {
        var secrets = holding(Map.of("A", "hunter2hunter2"));
        for (int before = (1 << 16) - 40; before < (1 << 16) + 4; before++) {
            byte[] whole =
                    ("x".repeat(before) + "hunter2hunter2" + "y".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
            String masked =
                    new String(secrets.mask(new ByteArrayInputStream(whole)).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(masked).hasSize(before + "[secret A]".length() + 70_000).contains("x[secret A]y");
        }
    }

    @Test
    void overlappingSecretsWithoutAnEndAreOneMarkerAndHeldInNoMemory() throws IOException {
        var secrets = holding(Map.of("A", "aaaaaa"));
        byte[] masked = secrets.mask(new Generated(32 << 20, 'a')).readAllBytes();
        assertThat(new String(masked, StandardCharsets.UTF_8)).isEqualTo("[secret A]");
    }

    @Test
    void noPieceLargerThanItsBoundIsEverAskedFor() throws IOException {
        var content = new Generated(32 << 20, 'x');
        var masked = holding(Map.of("A", "hunter2hunter2")).mask(content);
        long bytes = masked.transferTo(OutputStream.nullOutputStream());
        assertThat(bytes).isEqualTo(32 << 20);
        assertThat(content.most).isLessThanOrEqualTo(1 << 16);
    }

    @Test
    void whatHasNothingToHideIsHandedBackAsItCame() {
        var content = new ByteArrayInputStream(new byte[0]);
        assertThat(new ReferencedSecrets(List.of()).mask(content)).isSameAs(content);
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.strings()
                .withChars("aZ09 '\"\\$`!&<>%+/=?#:;,{}[]\t\n\u00f6\u03a9")
                .ofMinLength(6)
                .ofMaxLength(24)
                .filter(text -> text.strip().length() >= 6);
    }

    /** Read in pieces of any size from a stream that gives pieces of any size. */
    private static byte[] streamed(Secrets secrets, byte[] whole, Random random) throws IOException {
        var in = secrets.mask(new ByteArrayInputStream(whole) {
            @Override
            public int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        });
        var out = new ByteArrayOutputStream();
        var piece = new byte[7_000];
        for (int read = in.read(piece); read >= 0; read = in.read(piece, 0, 1 + random.nextInt(piece.length))) {
            out.write(piece, 0, read);
        }
        return out.toByteArray();
    }

    private static ReferencedSecrets holding(Map<String, String> values) {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.ofNullable(values.get(name))));
        var settings = new LinkedHashMap<String, Object>();
        values.keySet().forEach(name -> settings.put(name, "${secret:" + name + "}"));
        secrets.fill(settings);
        return secrets;
    }

    /** So many bytes that nobody holds; remembers the largest piece that was asked for. */
    private static final class Generated extends InputStream {
        private final int value;
        private int left;
        private int most;

        Generated(int bytes, int value) {
            this.left = bytes;
            this.value = value;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            most = Math.max(most, length);
            if (left <= 0) {
                return -1;
            }
            int count = Math.min(length, left);
            Arrays.fill(to, offset, offset + count, (byte) value);
            left -= count;
            return count;
        }
    }
}
