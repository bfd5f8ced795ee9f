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

/** What a program's standard output says, by name and in one line. */
final class ProgramOutputs {
    private static final Pattern PAIR = Pattern.compile("([A-Za-z_][\\w.-]*)=(.*)");
    private static final int LONGEST_DETAIL = 1000;

    private ProgramOutputs() {}

    /** Made for the first program that is told or tells something in JSON: most never are, and it takes a while. */
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private Json() {}
    }

    /** How the output is to be read. */
    enum Form {
        NONE,
        LINES,
        JSON;

        static Form read(SettingsReader settings) {
            return settings.choice("outputs", Form.class).orElse(NONE);
        }
    }

    /** Named results; empty if the output is not what it was said to be. */
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

    /** Why it failed: the last line of its output, as is usual. */
    static String lastWords(ProgramEnd programEnd) {
        List<String> lines = programEnd.err().isEmpty()
                ? programEnd.out().lines()
                : programEnd.err().lines();
        return lines.isEmpty() ? "" : ": " + shortened(lines.get(lines.size() - 1));
    }

    /** Never a part of a line: half a secret would not be recognised and masked. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL
                ? text
                : "a line of " + text.length() + " characters, which is in the evidence";
    }
}
