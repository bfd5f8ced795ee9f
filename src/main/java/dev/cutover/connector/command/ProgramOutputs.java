package dev.cutover.connector.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cutover.process.ProgramEnd;
import dev.cutover.process.ProgramOutput;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a program's output: its named results, and one line for people. Stateless and thread-safe. */
final class ProgramOutputs {
    private static final Pattern PAIR = Pattern.compile("([A-Za-z_][\\w.-]*)=(.*)");
    private static final int LONGEST_DETAIL = 1000;

    private ProgramOutputs() {}

    /** Created for the first program that uses JSON: most do not, and creating it takes a while. */
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private Json() {}
    }

    /** The format of the output. */
    enum Form {
        NONE,
        LINES,
        JSON;

        static Form read(SettingsReader settings) {
            return settings.choice("outputs", Form.class).orElse(NONE);
        }
    }

    /** The named results; empty if the output does not have the declared format. */
    static Optional<Map<String, String>> read(Form form, ProgramOutput out) {
        return switch (form) {
            case NONE -> Optional.of(Map.of());
            case LINES -> Optional.of(pairs(out));
            case JSON -> object(out);
        };
    }

    private static Map<String, String> pairs(ProgramOutput out) {
        var pairs = new LinkedHashMap<String, String>();
        for (String line : out.lines()) {
            var pair = PAIR.matcher(line);
            if (pair.matches()) {
                pairs.put(pair.group(1), pair.group(2));
            }
        }
        return pairs;
    }

    private static Optional<Map<String, String>> object(ProgramOutput out) {
        try {
            JsonNode node = Json.MAPPER.readTree(out.text());
            if (!out.isWhole() || !node.isObject()) {
                return Optional.empty();
            }
            var fields = new LinkedHashMap<String, String>();
            node.properties().forEach(field -> {
                JsonNode value = field.getValue();
                fields.put(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
            });
            return Optional.of(fields);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A value as text: lists and maps as JSON. */
    static String text(Object value) {
        try {
            return value instanceof String text ? text : Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            return String.valueOf(value);
        }
    }

    /** The first line, or the first that is not a named result; for JSON the field {@code detail}. */
    static String detail(Form form, ProgramEnd programEnd, Map<String, String> outputs) {
        List<String> lines = programEnd.out().lines();
        String detail = switch (form) {
            case JSON -> outputs.getOrDefault("detail", "");
            case NONE -> lines.isEmpty() ? "" : lines.get(0);
            case LINES ->
                lines.stream()
                        .filter(line -> !PAIR.matcher(line).matches())
                        .findFirst()
                        .orElse(lines.isEmpty() ? "" : lines.get(0));
        };
        return shortened(detail.isEmpty() ? "done" : detail);
    }

    /** The usual place for the reason of a failure: the last line of standard error, or else of standard output. */
    static String lastWords(ProgramEnd programEnd) {
        List<String> lines = programEnd.err().isEmpty()
                ? programEnd.out().lines()
                : programEnd.err().lines();
        return lines.isEmpty() ? "" : ": " + shortened(lines.get(lines.size() - 1));
    }

    /** Never returns a part of a line, because a secret that was cut in half could not be masked. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL
                ? text
                : "a line of " + text.length() + " characters, which is in the evidence";
    }
}
