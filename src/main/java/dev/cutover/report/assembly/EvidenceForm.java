package dev.cutover.report.assembly;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.cutover.report.content.EvidenceBody;
import dev.cutover.text.Clean;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form in which captured bytes are shown: by what they are, not by what they are called. Stateless. */
final class EvidenceForm {
    private static final int HEAD = 12;
    private static final int LOOKED_AT = 64;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Some letters of ASCII, each with a zero before or after it. */
    private static final Pattern UTF_16_LE = Pattern.compile("(?:[\\t\\n\\r -~]\\x00){4}");

    private static final Pattern UTF_16_BE = Pattern.compile("(?:\\x00[\\t\\n\\r -~]){4}");

    private EvidenceForm() {}

    static EvidenceBody of(byte[] bytes, String mediaType) {
        var picture = picture(bytes);
        if (picture.isPresent()) {
            return new EvidenceBody.Image(
                    picture.orElseThrow(), Base64.getEncoder().encodeToString(bytes));
        }
        var text = text(bytes);
        if (text.isEmpty()) {
            return new EvidenceBody.Beside("neither text nor a picture: in the run's evidence folder");
        }
        String type = mediaType.toLowerCase(Locale.ROOT);
        char separator = type.contains("tab-separated") ? '\t' : ',';
        boolean table = type.contains("csv") || separator == '\t';
        return table ? table(text.orElseThrow(), separator) : plain(text.orElseThrow());
    }

    private static EvidenceBody plain(String text) {
        return new EvidenceBody.Text(Clean.text(text));
    }

    private static EvidenceBody table(String text, char separator) {
        try (var reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            var rows = reader.stream().map(EvidenceForm::row).toList();
            return rows.isEmpty() ? plain(text) : new EvidenceBody.Table(rows);
        } catch (CsvParseException | IOException noTable) {
            return plain(text);
        }
    }

    private static List<String> row(CsvRecord row) {
        return row.getFields().stream().map(Clean::line).toList();
    }

    private static Optional<String> text(byte[] bytes) {
        String head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, LOOKED_AT)), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00fe") || UTF_16_LE.matcher(head).lookingAt()) {
            return decoded(bytes, StandardCharsets.UTF_16LE);
        } else if (head.startsWith("\u00fe\u00ff") || UTF_16_BE.matcher(head).lookingAt()) {
            return decoded(bytes, StandardCharsets.UTF_16BE);
        }
        for (byte each : bytes) {
            if (each == 0) {
                return Optional.empty();
            }
        }
        return decoded(bytes, StandardCharsets.UTF_8).or(() -> latin(bytes));
    }

    /** A text without its mark of the coding; empty if it is not written so. */
    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Older programs write a byte a letter; anything can be read so, but only a text has no control characters. */
    private static Optional<String> latin(byte[] bytes) {
        String text = new String(bytes, WINDOWS_1252);
        return text.chars()
                        .noneMatch(letter -> (letter < ' ' && "\t\n\r\f\u001b".indexOf(letter) < 0)
                                || (letter >= 0x7f && letter <= 0x9f)
                                || letter == '\ufffd')
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A drawing in XML can hold a program, so it is shown as the text that it is. */
    private static Optional<String> picture(byte[] bytes) {
        String head = new String(Arrays.copyOf(bytes, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Optional.of("image/webp") : Optional.empty();
    }

    /** How much of a page it takes. */
    static long room(EvidenceBody body) {
        if (body instanceof EvidenceBody.Text text) {
            return text.text().length();
        } else if (body instanceof EvidenceBody.Table table) {
            return table.rows().stream()
                    .flatMap(List::stream)
                    .mapToLong(cell -> cell.length() + 2L * HEAD)
                    .sum();
        } else if (body instanceof EvidenceBody.Image image) {
            return image.base64().length();
        } else if (body instanceof EvidenceBody.Beside
                || body instanceof EvidenceBody.Gone
                || body instanceof EvidenceBody.Changed) {
            return 0;
        }
        throw new IllegalStateException("no room known of " + body.getClass());
    }
}
