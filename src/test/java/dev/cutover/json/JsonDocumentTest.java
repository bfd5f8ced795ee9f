package dev.cutover.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A document for a script. */
class JsonDocumentTest {

    @Test
    void aLongListIsWrittenWhileItIsRead() {
        var text = new StringWriter();
        JsonDocument.Items items = item -> {
            for (int number = 0; number < 10_000; number++) {
                item.accept(Map.of("number", number));
            }
            assertThat(text.toString()).as("written before the list has ended").contains("\"number\" : 8000");
        };

        JsonDocument.of("long").put("items", items).write(text);

        assertThat(text.toString()).contains("\"number\" : 9999");
    }
}
