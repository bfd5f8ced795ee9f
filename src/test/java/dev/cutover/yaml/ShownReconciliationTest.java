package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Work;
import dev.cutover.yaml.include.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reconciliation that the description of the language shows can be written like that. */
class ShownReconciliationTest {
    private static final String FILE = "reconcile-of-format.yaml";

    @Test
    void itIsReadAsItStandsThere() throws IOException {
        var runbook = RunbookFile.read(FILE, bytes(), Map.of(), Parts.NONE).value();

        var what = ((Work.Reconcile) runbook.steps().findFirst().orElseThrow().work()).what();
        assertThat(what.pass()).hasSize(3);
        assertThat(what.checks().lifecycle().orElseThrow().next())
                .containsOnlyKeys("created", "allocated", "routed", "picked", "packed", "shipped", "delivered");
        assertThat(what.looks().secondLook()).hasMinutes(3);
    }

    @Test
    void itSatisfiesTheSchema() throws IOException {
        assertThat(SchemaTest.objections(
                        SchemaTest.schema(Schema.ofRunbook()), new String(bytes(), StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static byte[] bytes() throws IOException {
        try (InputStream in = ShownReconciliationTest.class.getResourceAsStream(FILE)) {
            return in.readAllBytes();
        }
    }
}
