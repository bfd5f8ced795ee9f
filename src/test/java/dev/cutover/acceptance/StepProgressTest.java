package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepProgressTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            title: small
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            systems: { store: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - action: Copy the orders
                    id: copy
                    system: store
                    call: copy
                    undo: none
                    because: copies are kept
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            systems:
              store:
                connector: command
                with: { env: { TOKEN: "${secret:TOKEN}" } }
                operations: { copy: { argv: [./copy.sh], outputs: json } }
            """;

    @TempDir
    private Path folder;

    @Test
    void aProgramSaysHowFarItIsAndItsResultIsReadAllTheSame() throws IOException {
        var place = Place.in(folder).with("CUTOVER_SECRET_TOKEN", "hunter2hunter2");
        place.write("book.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT);
        var script = folder.resolve("copy.sh");
        Files.writeString(script, """
                #!/bin/sh
                echo "cutover:progress 40/100 copying with $TOKEN"
                i=0; while [ $i -lt 2000 ]; do echo "cutover:progress -1/NaN%"; i=$((i+1)); done
                echo '{"copied": 100}'
                """);
        assertThat(script.toFile().setExecutable(true)).isTrue();

        var ended = place.run("run", "book.yaml", "--env", "lab").endedWith(ExitCode.DONE);

        assertThat(ended.out() + ended.err()).doesNotContain("hunter2").containsOnlyOnce("progress: ");
        String record;
        try (var files = Files.walk(folder.resolve(".cutover/runs"))) {
            record = Files.readString(files.filter(file -> file.endsWith("events.log"))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(record).contains("copied").doesNotContain("copying with");
    }
}
