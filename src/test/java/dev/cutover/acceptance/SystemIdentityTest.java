package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.execution.EnvironmentRecords;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.model.SystemId;
import dev.cutover.reconcile.source.RecordsSource;
import dev.cutover.spi.Records;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison that was broken off goes on only over the same systems. */
class SystemIdentityTest {
    private static final SystemId LEGACY = new SystemId("legacy-oms");

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void begin() {
        place = Place.in(folder);
    }

    @Test
    void aRecordSetOfTheSameNameElsewhereIsAnotherSource() throws Exception {
        String staging = identity("environment: staging\nconnectors: { sandbox: { seed: 1 } }\n");

        assertThat(identity("environment: staging\nconnectors: { sandbox: { seed: 1 } }\n"))
                .isEqualTo(staging);
        assertThat(identity("environment: staging\nconnectors: { sandbox: { seed: 2 } }\n"))
                .isNotEqualTo(staging);
        assertThat(identity("environment: production\nconnectors: { sandbox: { seed: 1 } }\n"))
                .isNotEqualTo(staging);
    }

    private String identity(String environment) throws IOException, InterruptedException {
        place.write("env.yaml", environment + "clock: real\nsystems:\n  legacy-oms: { connector: sandbox }\n");
        var nobody = new PrintWriter(Writer.nullWriter());
        var surroundings = place.surroundings(nobody, nobody);
        var definition = new RunDefinitionLoader(surroundings).environment("env.yaml");
        try (var records = EnvironmentRecords.connect(surroundings, place.home(), definition, Set.of(LEGACY))) {
            var set = records.set(LEGACY, "orders");
            return RecordsSource.of(records.records(LEGACY), set, Records.Query.all(), "legacy-oms.orders")
                    .inSystem(records.identity(LEGACY))
                    .identity();
        }
    }
}
