package dev.cutover.json.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.cutover.journal.sql.ask.AnswerColumn;
import dev.cutover.journal.sql.ask.AnswerSink;
import dev.cutover.json.JsonDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question in SQL as a {@link JsonDocument}, written row by row: it may be larger than the memory. Each
 * row is an object with its values by the names of the columns. Not thread-safe.
 */
public final class AnswerJson implements AnswerSink {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator out;
    private final Optional<String> run;
    private List<AnswerColumn> columns = List.of();
    private long count;

    /** @param run the run that is asked; empty for all */
    public AnswerJson(Writer to, Optional<String> run) {
        try {
            this.out = JSON.createGenerator(to)
                    .useDefaultPrettyPrinter()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .setCharacterEscapes(new BuildServerEscapes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.run = run;
    }

    /** Two of its signs in a row are a command to some build servers. */
    private static final class BuildServerEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            codes['#'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int letter) {
            return letter == '#' ? new SerializedString("\\u0023") : null;
        }
    }

    @Override
    public void columns(List<AnswerColumn> all) {
        columns = List.copyOf(all);
        write(() -> {
            out.writeStartObject();
            out.writeStringField("cutover", JsonDocument.VERSION);
            out.writeStringField("document", "sql");
            out.writeStringField("run", run.orElse(null));
            out.writeArrayFieldStart("columns");
            for (var column : columns) {
                out.writeStartObject();
                out.writeStringField("name", column.name());
                out.writeStringField("type", column.type().word());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("rows");
        });
    }

    @Override
    public void row(List<@Nullable Object> values) {
        count++;
        write(() -> {
            out.writeStartObject();
            for (int i = 0; i < columns.size(); i++) {
                out.writeFieldName(columns.get(i).name());
                write(values.get(i));
            }
            out.writeEndObject();
        });
    }

    @Override
    public void end() {
        write(() -> {
            out.writeEndArray();
            out.writeNumberField("count", count);
            out.writeEndObject();
            out.writeRaw('\n');
            out.flush();
        });
    }

    private void write(@Nullable Object value) throws IOException {
        if (value == null || (value instanceof Double real && !Double.isFinite(real))) {
            out.writeNull();
        } else if (value instanceof Long whole) {
            out.writeNumber(whole);
        } else if (value instanceof BigDecimal exact) {
            out.writeNumber(exact);
        } else if (value instanceof Double real) {
            out.writeNumber(real);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString(value.toString());
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
