package dev.cutover.connector.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cutover.spi.ConnectorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file with a JSON object in each line, of which some members are read. Used by one thread. */
final class JsonLinesTable implements OpenTable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final List<String> columns;
    private final BufferedReader text;
    private long number;

    JsonLinesTable(Path file, List<String> columns) throws IOException {
        this.file = file;
        this.columns = List.copyOf(columns);
        text = PresentContent.read(file);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    /** Lines that are blank are no rows. */
    @Override
    public @Nullable TableLine next() throws ConnectorException, IOException {
        try {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!line.isBlank()) {
                    return new TableLine(number, values(line));
                }
            }
            return null;
        } catch (CharacterCodingException e) {
            throw new ConnectorException(file + " is not in UTF-8, after line " + number, e);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Numbers stay as they are written; what is no single value is passed on as JSON. */
    private List<@Nullable String> values(String line) throws ConnectorException {
        var values = new ArrayList<@Nullable String>(Collections.nCopies(columns.size(), null));
        try (var parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken("it is no JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                var token = parser.nextToken();
                int place = columns.indexOf(name);
                if (token.isStructStart()) {
                    JsonNode inner = parser.readValueAsTree();
                    set(values, place, inner.toString());
                } else if (token != JsonToken.VALUE_NULL) {
                    set(values, place, parser.getText());
                }
            }
            if (parser.nextToken() != null) {
                throw broken("something follows its object");
            }
            return values;
        } catch (JsonProcessingException e) {
            throw broken("it is no JSON object, from its character "
                    + e.getLocation().getColumnNr() + " on");
        } catch (IOException e) {
            throw broken("it cannot be read");
        }
    }

    private static void set(List<@Nullable String> values, int place, String value) {
        if (place >= 0) {
            values.set(place, value);
        }
    }

    /** Without the parser's own message, which shows a piece of the line: a secret that is cut in two is not masked. */
    private ConnectorException broken(String why) {
        return new ConnectorException(file + ":" + number + ": " + why);
    }
}
