package dev.cutover.secret;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The spellings of one character in JSON, in URLs, in a shell and in XML. */
final class EncodingVariants {
    private static final String CONTROL = "\b\f\n\r\t\u000b\u0007\u001b";
    private static final String CONTROL_AS = "bfnrtvae";
    private static final Map<String, List<String>> OWN = Map.of(
            " ", List.of("+"),
            "'", List.of("&apos;", "'\\''", "'\"'\"'"),
            "\"", List.of("&quot;", "\\\\\\\""),
            "\\", List.of("\\\\\\\\"),
            "&", List.of("&amp;"),
            "<", List.of("&lt;"),
            ">", List.of("&gt;"));

    private final Set<String> all = new HashSet<>();
    private final int codePoint;
    private final String itself;

    private EncodingVariants(int codePoint) {
        this.codePoint = codePoint;
        itself = Character.toString(codePoint);
    }

    /** All spellings, including the character itself. */
    static Set<String> of(int codePoint) {
        var encodingVariants = new EncodingVariants(codePoint);
        encodingVariants.add();
        return encodingVariants.all;
    }

    private void add() {
        all.add(itself);
        all.addAll(OWN.getOrDefault(itself, List.of()));
        int control = CONTROL.indexOf(itself);
        if (control >= 0) {
            addBackslashed(CONTROL_AS.substring(control, control + 1));
        } else if (!Character.isLetterOrDigit(codePoint)) {
            addBackslashed(itself);
        }
        addNumbers("x");
        addNumbers("X");
        all.add(eachByte("\\%03o"));
        all.add("&#" + codePoint + ";");
        all.add("&#0" + codePoint + ";");
    }

    /** Adds an escape, and the escape of it, as in JSON within JSON. */
    private void addBackslashed(String escaped) {
        all.add("\\" + escaped);
        all.add("\\\\" + escaped);
    }

    /** Adds numeric escapes; {@code x} is the format's conversion, for digits in lower or in upper case. */
    private void addNumbers(String x) {
        all.add(eachUnit("\\u%04" + x));
        all.add(eachUnit("\\\\u%04" + x));
        all.add(format("\\U%08" + x, codePoint));
        all.add(format("&#x%" + x + ";", codePoint));
        all.add(format("&#x%02" + x + ";", codePoint));
        all.add(eachByte("%%%02" + x));
        all.add(eachByte("%%25%02" + x));
        all.add(eachByte("\\x%02" + x));
    }

    private String eachUnit(String format) {
        return itself.chars().mapToObj(unit -> format(format, unit)).reduce("", String::concat);
    }

    private String eachByte(String format) {
        var text = new StringBuilder();
        for (byte b : itself.getBytes(StandardCharsets.UTF_8)) {
            text.append(format(format, b & 0xff));
        }
        return text.toString();
    }

    private static String format(String format, int number) {
        return String.format(Locale.ROOT, format, number);
    }
}
