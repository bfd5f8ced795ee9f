package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceSourceTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            title: small
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            systems: { left: { owner: web, flow: consumer }, right: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - capture: Both logs
                    id: logs
                    evidence: [{ capture: log, system: left }, { capture: log, system: right }]
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            systems:
              left: { connector: command, with: { capture: { log: { argv: [echo, l] } } }, operations: { no: { argv: ["true"] } } }
              right: { connector: command, with: { capture: { log: { argv: [echo, r] } } }, operations: { no: { argv: ["true"] } } }
            """;

    @TempDir
    private Path folder;

    @Test
    void evidenceNamesTheSystemThatItComesFrom() throws IOException {
        var place = Place.in(folder);
        place.write("book.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT);
        place.run("run", "book.yaml", "--env", "lab").endedWith(ExitCode.DONE);

        var listed = place.run("evidence", "list", "--output", "json").done().out();
        assertThat(new ObjectMapper().readTree(listed).path("evidence").findValuesAsText("source"))
                .containsExactly("left", "right");
    }
}
